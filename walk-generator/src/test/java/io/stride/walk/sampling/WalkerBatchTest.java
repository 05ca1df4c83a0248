package io.stride.walk.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.RandomGraphs;
import io.stride.walk.testing.SmallGraphs;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast walker against the plain one, which is held to exact probabilities elsewhere. */
class WalkerBatchTest {
  private static final long SEED = 11;
  private static final double[][] PARAMETERS = {
    {1, 1}, {0.5, 2}, {4, 0.25}, {0.25, 4}, {1, 0.5}, {1e-4, 1}, {1e3, 1e-4}
  };

  static Stream<Arguments> cases() {
    return Stream.of(false, true)
        .flatMap(
            weighted ->
                Stream.of(false, true)
                    .flatMap(
                        directed ->
                            IntStream.range(0, PARAMETERS.length)
                                .mapToObj(i -> Arguments.of(weighted, directed, PARAMETERS[i]))));
  }

  @ParameterizedTest(name = "weighted={0} directed={1} p, q={2}")
  @MethodSource("cases")
  @DisplayName("every walk is the plain sampler's, in the order of the keys")
  void drawsThePlainSamplersWalks(boolean weighted, boolean directed, double[] pq) {
    for (CompactGraph graph :
        List.of(
            RandomGraphs.of(300, 1500, weighted, directed, 5),
            RandomGraphs.of(60, 1200, weighted, directed, 6))) {
      for (WalkBias bias :
          List.of(WalkBias.NODE2VEC, new WalkBias(WalkBias.Kind.NODE2VEC_PLUS, 0.5))) {
        WalkSettings settings = new WalkSettings(17, 3, pq[0], pq[1], SEED, bias);
        WalkTables tables = WalkTables.of(graph, settings);
        assertSame(tables, settings, LongStream.range(0, 3L * graph.nodeCount()).toArray());
      }
    }
  }

  @Test
  @DisplayName("any number of keys, in any order, repeated ones too")
  void anyKeys() {
    WalkSettings settings = new WalkSettings(5, 1, 0.5, 2, SEED);
    CompactGraph graph = RandomGraphs.of(40, 100, false, true, 7);
    WalkTables tables = WalkTables.of(graph, settings);
    for (int count : new int[] {0, 1, 2, 63, 64, 65, 127, 128, 129, 1000}) {
      long[] numbers = LongStream.range(0, count).map(i -> (i * 7919) % 113).toArray();
      assertSame(tables, settings, numbers);
    }
  }

  @Test
  @DisplayName("a walk that has ended early is not held up by slower ones, nor they by it")
  void unequalLengths() {
    // A long directed path: walks from its far end stop at once, others go all the way.
    int[][] arrows =
        IntStream.range(0, 299).mapToObj(i -> new int[] {i, i + 1}).toArray(int[][]::new);
    WalkSettings settings = new WalkSettings(200, 1, 0.5, 2, SEED);
    WalkTables tables = WalkTables.of(SmallGraphs.directed(300, arrows), settings);
    assertSame(tables, settings, LongStream.range(0, 300).toArray());
  }

  @Test
  @DisplayName("asking for more than there is fails")
  void atTheEnd() {
    WalkSettings settings = new WalkSettings(5, 1, 1, 1, SEED);
    WalkerBatch batch =
        new WalkerBatch(
            WalkTables.of(SmallGraphs.ring(3), settings), settings, LongStream.empty().iterator());
    assertThat(batch.hasNext()).isFalse();
    assertThatThrownBy(batch::next).isInstanceOf(NoSuchElementException.class);
  }

  /** {@code numbers}: walk number times nodes plus node. */
  private static void assertSame(WalkTables tables, WalkSettings settings, long[] numbers) {
    int nodes = tables.graph().nodeCount();
    PrimitiveIterator.OfLong keys =
        Arrays.stream(numbers).map(i -> ((i % nodes) << 32) | (i / nodes)).iterator();
    WalkerBatch batch = new WalkerBatch(tables, settings, keys);
    SecondOrderSampler plain = new SecondOrderSampler(tables, settings);
    int[] path = new int[settings.length()];
    for (long number : numbers) {
      int count = plain.sample((int) (number % nodes), (int) (number / nodes), path);
      assertThat(batch.next()).containsExactly(Arrays.copyOf(path, count));
    }
    assertThat(batch.hasNext()).isFalse();
  }
}
