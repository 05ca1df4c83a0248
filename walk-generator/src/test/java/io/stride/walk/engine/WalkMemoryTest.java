package io.stride.walk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Estimates against arithmetic by hand. */
class WalkMemoryTest {
  private static final WalkSettings FIRST_ORDER = new WalkSettings(80, 10, 1, 1, 1);
  private static final WalkSettings SECOND_ORDER = new WalkSettings(80, 10, 0.5, 2, 1);
  private static final WalkSettings PLUS =
      new WalkSettings(80, 10, 0.5, 2, 1, new WalkBias(WalkBias.Kind.NODE2VEC_PLUS, 0));

  @Test
  void anUnweightedUndirectedGraph() {
    WalkMemory memory = new WalkMemory(new GraphSize(1000, 6400, false, false, 0), SECOND_ORDER);

    // 8 x 1000 + 4 x 12,800
    assertThat(memory.adjacency().bytes()).isEqualTo(59_200);
    // 6400 x 12 / 64 words of 8 bytes
    assertThat(memory.edgeFilter().bytes()).isEqualTo(9600);
    assertThat(memory.aliasTables().bytes()).isZero();
    assertThat(memory.looseEdges().bytes()).isZero();
    assertThat(memory.dictionary().bytes()).isEqualTo(8000);
    // 3 tasks of 192 paths: 80 nodes of 4 bytes, and 80 bytes beside them
    assertThat(memory.walkers(3).bytes()).isEqualTo(3 * 192 * 400);
    // 8 an edge; 24 a node; two times 4 an entry
    assertThat(memory.collecting())
        .extracting(MemoryPart::bytes)
        .containsExactly(51_200L, 24_000L, 51_200L, 51_200L);
  }

  @Test
  void aWeightedDirectedGraphWithTextIds() {
    WalkMemory memory = new WalkMemory(new GraphSize(1000, 6400, true, true, 11), PLUS);

    // 8 x 1000 + (4 + 4) x 6400
    assertThat(memory.adjacency().bytes()).isEqualTo(59_200);
    assertThat(memory.aliasTables().bytes()).isEqualTo(51_200);
    assertThat(memory.looseEdges().bytes()).isEqualTo(4000);
    // 11 bytes and an offset
    assertThat(memory.dictionary().bytes()).isEqualTo(15_000);
    // two ints and a double
    assertThat(memory.collected()).isEqualTo(102_400);
  }

  @Test
  void walksOfFirstOrderNeedNoFilter() {
    GraphSize size = new GraphSize(1000, 6400, false, false, 0);

    assertThat(new WalkMemory(size, FIRST_ORDER).edgeFilter().bytes()).isZero();
  }

  @Test
  void idsOfALargeGraphAreSpreadOverTheExecutors() {
    GraphSize small = new GraphSize(1000, 1_000_000, false, false, 0);
    GraphSize large = new GraphSize(1000, 1_000_001, false, false, 0);
    ClusterShape four = new ClusterShape(4, 1);

    assertThat(new WalkMemory(small, SECOND_ORDER).dictionary(four).bytes()).isEqualTo(16_000);
    assertThat(new WalkMemory(large, SECOND_ORDER).dictionary(four).bytes()).isEqualTo(3000);
  }

  @Test
  void aBroadcastTakesItsBytesTwiceAndAStoredGraphOnce() {
    GraphSize size = new GraphSize(1000, 6400, false, false, 0);
    ClusterShape shape = new ClusterShape(1, 1);

    long twice = graph(WalkEstimates.broadcast(size, SECOND_ORDER, shape)).bytes();
    long once = graph(WalkEstimates.stored(size, SECOND_ORDER, shape)).bytes();

    assertThat(twice - once).isEqualTo(59_200);
    assertThat(once).isEqualTo(59_200 + 9600);
  }

  @Test
  void shardsShrinkWithTheNumberOfExecutorsAndTheFilterDoesNot() {
    GraphSize size = new GraphSize(1000, 6400, false, false, 0);

    List<MemoryPart> parts =
        graph(WalkEstimates.partitioned(size, SECOND_ORDER, new ClusterShape(10, 1))).parts();

    // A tenth of 4 x 1000 + 4 x 12,800
    assertThat(parts.get(0)).isEqualTo(MemoryPart.of("shards", 5520));
    assertThat(parts.get(1)).isEqualTo(MemoryPart.of("edge filter", 9600));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000_000L, 10_000_000_000L, 10_000_000_000_000L})
  void nothingOverflows(long edges) {
    GraphSize size = new GraphSize(Integer.MAX_VALUE, edges, false, true, 65_535);
    ClusterShape shape = new ClusterShape(1, 10_000);
    WalkSettings longest = new WalkSettings(Integer.MAX_VALUE, 1, 0.5, 2, 1);

    MemoryEstimate estimate = WalkEstimates.broadcast(size, longest, shape);

    // 8 bytes an entry twice, and 8 for the alias tables.
    assertThat(estimate.executor().bytes()).isGreaterThan(48 * edges);
    // 16 bytes an edge, and 8 an entry twice.
    assertThat(estimate.driver().bytes()).isGreaterThan(48 * edges);
    assertThat(WalkEstimates.partitioned(size, longest, shape).executor().bytes())
        .isGreaterThan(32 * edges);
  }

  @Test
  void aHundredMillionNodesAndABillionEdges() {
    GraphSize size = new GraphSize(100_000_000, 1_000_000_000, false, false, 0);
    WalkMemory memory = new WalkMemory(size, SECOND_ORDER);

    assertThat(memory.adjacency().bytes()).isEqualTo(8_800_000_000L);
    assertThat(memory.edgeFilter().bytes()).isEqualTo(1_500_000_000L);
    assertThat(memory.collecting().stream().mapToLong(MemoryPart::bytes).sum())
        .isEqualTo(26_400_000_000L);
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new GraphSize(1L << 31, 1, false, false, 0))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("--nodes was 2147483648, must be 1 to 2147483647");
    assertThatThrownBy(() -> new GraphSize(1, 0, false, false, 0))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("--edges was 0, must be");
  }

  @Test
  void partsAddUp() {
    MemoryPart whole =
        MemoryPart.of(
            "whole",
            List.of(MemoryPart.of("a", 1), MemoryPart.of("none", 0), MemoryPart.of("b", 2)));

    assertThat(whole.bytes()).isEqualTo(3);
    assertThat(whole.parts()).extracting(MemoryPart::name).containsExactly("a", "b");
    assertThatThrownBy(() -> new MemoryPart("wrong", 4, whole.parts()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MemoryPart graph(MemoryEstimate estimate) {
    return estimate.executor().parts().get(0);
  }
}
