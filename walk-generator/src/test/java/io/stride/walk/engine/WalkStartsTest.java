package io.stride.walk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WalkStartsTest {
  private static final int NODES = 10_000;

  @Test
  void allNodesStartAlike() {
    assertThat(new AllNodes(3).walks(0, 0)).isEqualTo(3);
    assertThat(new AllNodes(3).walks(7, 100)).isEqualTo(3);
  }

  @Test
  void onlyGivenNodesStart() {
    GivenNodes starts = new GivenNodes(new int[] {2, 5, 9}, 4);

    assertThat(IntStream.range(0, 12).filter(node -> starts.walks(node, 1) > 0))
        .containsExactly(2, 5, 9);
    assertThat(starts.walks(5, 1)).isEqualTo(4);
  }

  @Test
  void wholeSharesAreExactAndIsolatedNodesStartNone() {
    // 4 nodes, degrees 1 + 2 + 3 + 0 = 6, 3 walks a node: 12 walks, 2 per edge end.
    DegreeWeighted starts = DegreeWeighted.of(3, 4, 6, 1);

    for (int degree = 0; degree <= 3; degree++) {
      assertThat(starts.walks(degree, degree)).isEqualTo(2 * degree);
    }
  }

  @Test
  void aShareIsRoundedUpOrDownByNodeAndSeedOnly() {
    DegreeWeighted starts = new DegreeWeighted(0.3, 1);

    int[] first = IntStream.range(0, NODES).map(node -> starts.walks(node, 4)).toArray();
    int[] again =
        IntStream.range(0, NODES).map(n -> new DegreeWeighted(0.3, 1).walks(n, 4)).toArray();
    int[] other =
        IntStream.range(0, NODES).map(n -> new DegreeWeighted(0.3, 2).walks(n, 4)).toArray();
    assertThat(first).containsOnly(1, 2).isEqualTo(again).isNotEqualTo(other);
  }

  /**
   * Each node's rounding is an independent coin with 0.2 for heads: the number of heads among
   * 10,000 has the standard deviation 40, and 6 of these are exceeded with probability 2e-9.
   */
  @Test
  void theTotalIsThatOfAllNodes() {
    for (long seed = 0; seed < 20; seed++) {
      DegreeWeighted starts = new DegreeWeighted(0.3, seed);
      int total = IntStream.range(0, NODES).map(node -> starts.walks(node, 4)).sum();
      assertThat((double) total).isCloseTo(1.2 * NODES, within(240.0));
    }
  }

  /**
   * Degrees 1 to 100: the fractions have variance at most 1/4, so the total's standard deviation is
   * at most 50; 6 of these are exceeded with probability 2e-9.
   */
  @Test
  void theTotalOfUnequalDegreesIsThatOfAllNodes() {
    long degrees = IntStream.range(0, NODES).mapToLong(node -> degree(node)).sum();
    DegreeWeighted starts = DegreeWeighted.of(10, NODES, degrees, 3);

    int total = IntStream.range(0, NODES).map(node -> starts.walks(node, degree(node))).sum();

    assertThat((double) total).isCloseTo(10.0 * NODES, within(300.0));
  }

  private static int degree(int node) {
    return 1 + node * 37 % 100;
  }
}
