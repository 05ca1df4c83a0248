package io.stride.walk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.MemoryPart;
import io.stride.walk.engine.WalkMemory;
import io.stride.walk.sampling.AliasTable;
import io.stride.walk.sampling.EdgeFilter;
import io.stride.walk.sampling.LooseEdges;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.RandomGraphs;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.io.output.CountingOutputStream;
import org.apache.spark.util.SizeEstimator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Estimates against objects. Spark's SizeEstimator, which decides what Spark caches, follows all
 * references; for arrays of numbers it is exact.
 */
class MeasuredMemoryTest {
  private static final Percentage CLOSE = withinPercentage(1);
  private static final int NODES = 100_000;
  private static final int EDGES = 1_000_000;
  private static final WalkSettings PLUS =
      new WalkSettings(80, 10, 0.5, 2, 1, new WalkBias(WalkBias.Kind.NODE2VEC_PLUS, 0));

  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void whatWalksNeed(boolean weighted, boolean directed) {
    CompactGraph graph = RandomGraphs.of(NODES, EDGES, weighted, directed, 1);
    WalkMemory memory = new WalkMemory(size(graph, 0), PLUS);

    assertMeasured(memory.adjacency(), graph);
    assertMeasured(memory.edgeFilter(), EdgeFilter.of(graph));
    if (weighted) {
      assertMeasured(memory.aliasTables(), AliasTable.of(graph));
      assertMeasured(memory.looseEdges(), LooseEdges.of(graph, 0));
    }
  }

  @Test
  void aGraphIsAsLargeSerialisedAsInMemory() throws IOException {
    CompactGraph graph = RandomGraphs.of(NODES / 10, EDGES / 10, true, false, 1);

    assertThat(serialised(graph))
        .isCloseTo(new WalkMemory(size(graph, 0), PLUS).adjacency().bytes(), CLOSE);
  }

  @Test
  void idsOfBothKinds() {
    SortedIds numbers = SortedIds.of(IdType.LONG, LongStream.range(0, NODES).boxed());
    // Nine bytes each.
    SortedIds texts =
        SortedIds.of(
            IdType.STRING, IntStream.range(0, NODES).mapToObj(i -> "node%05d".formatted(i)));

    assertMeasured(dictionary(0), numbers);
    assertMeasured(dictionary(9), texts);
  }

  @Test
  void collectedEdgesAreAsLargeAsTheirBlocks() throws IOException {
    EdgeBlockBuilder builder = new EdgeBlockBuilder(true);
    IntStream.range(0, 10_000).forEach(i -> builder.add(i, i + 1, 0.5));
    GraphSize size = new GraphSize(10_001, 10_000, false, true, 0);

    assertThat(serialised(builder.build()))
        .isCloseTo(new WalkMemory(size, PLUS).collected(), CLOSE);
  }

  private static MemoryPart dictionary(int idBytes) {
    return new WalkMemory(new GraphSize(NODES, EDGES, false, false, idBytes), PLUS).dictionary();
  }

  private static GraphSize size(CompactGraph graph, int idBytes) {
    return new GraphSize(
        graph.nodeCount(), graph.edgeCount(), graph.directed(), graph.weighted(), idBytes);
  }

  private static void assertMeasured(MemoryPart part, Object object) {
    assertThat(part.bytes()).as(part.name()).isCloseTo(SizeEstimator.estimate(object), CLOSE);
  }

  private static long serialised(Object object) throws IOException {
    CountingOutputStream counted = new CountingOutputStream(OutputStream.nullOutputStream());
    try (ObjectOutputStream stream = new ObjectOutputStream(counted)) {
      stream.writeObject(object);
    }
    return counted.getByteCount();
  }
}
