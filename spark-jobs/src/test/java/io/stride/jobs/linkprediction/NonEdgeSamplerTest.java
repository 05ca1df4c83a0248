package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonEdgeSamplerTest {
  @ParameterizedTest
  @CsvSource({"false, 0.1, 100", "false, 0.7, 300", "true, 0.1, 100", "true, 0.5, 200"})
  void drawsDifferentPairsWithoutAnEdge(boolean directed, double density, int wanted) {
    CompactGraph graph = TestGraphs.random(50, directed, 4, (a, b) -> density);

    NodePairs pairs = NonEdgeSampler.sample(graph, wanted, 1);

    assertThat(TestGraphs.names(false, pairs)).hasSize(wanted).doesNotHaveDuplicates();
    for (int i = 0; i < wanted; i++) {
      assertThat(pairs.source(i)).isLessThan(pairs.target(i));
      assertThat(graph.hasEdge(pairs.source(i), pairs.target(i))).isFalse();
      assertThat(graph.hasEdge(pairs.target(i), pairs.source(i))).isFalse();
    }
  }

  @Test
  void drawsAllThereAreAndRefusesOneMore() {
    // A ring of 6 and a node without edges: 15 pairs of ring nodes, 6 of them edges.
    CompactGraph ring = TestGraphs.of(7, false, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0);

    assertThat(TestGraphs.names(false, NonEdgeSampler.sample(ring, 9, 1)))
        .containsExactlyInAnyOrder("0-2", "0-3", "0-4", "1-3", "1-4", "1-5", "2-4", "2-5", "3-5");
    assertThatThrownBy(() -> NonEdgeSampler.sample(ring, 10, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("10 pairs without an edge are needed, the graph has only 9");
  }

  @Test
  void aMutualPairIsOneConnectedPair() {
    CompactGraph graph = TestGraphs.of(3, true, 0, 1, 1, 0, 1, 2);

    assertThat(TestGraphs.names(true, NonEdgeSampler.sample(graph, 1, 5))).containsExactly("0-2");
  }

  @ParameterizedTest
  @CsvSource({"1", "5"})
  void isUniform(int wanted) {
    // 9 non-edges: one is drawn by rejection, five from the list of all. Chi-square of 9 counts has
    // 8 degrees of freedom, 36 has p = 2e-5; draws without repeats only make it smaller.
    CompactGraph ring = TestGraphs.of(6, false, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0);
    Map<String, Integer> counts = new HashMap<>();
    int runs = 9000 / wanted;
    for (int seed = 0; seed < runs; seed++) {
      TestGraphs.names(false, NonEdgeSampler.sample(ring, wanted, seed))
          .forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    assertThat(counts).hasSize(9);
    double chiSquare =
        counts.values().stream().mapToDouble(n -> Math.pow(n - 1000, 2) / 1000).sum();
    assertThat(chiSquare).isLessThan(36);
  }

  @Test
  void followsFromTheSeed() {
    CompactGraph graph = TestGraphs.random(50, false, 4, (a, b) -> 0.1);
    List<String> once = TestGraphs.names(false, NonEdgeSampler.sample(graph, 50, 1));

    assertThat(TestGraphs.names(false, NonEdgeSampler.sample(graph, 50, 1))).isEqualTo(once);
    assertThat(TestGraphs.names(false, NonEdgeSampler.sample(graph, 50, 2))).isNotEqualTo(once);
  }
}
