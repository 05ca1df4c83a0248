package io.stride.jobs.embed;

import io.stride.jobs.memory.SparkMemory;
import io.stride.jobs.run.Progress;
import io.stride.train.features.CodeSpreading;
import io.stride.train.features.FeatureEngine;
import io.stride.train.features.FeatureRows;
import io.stride.walk.engine.MemoryGiven;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.NeighbourGraph;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Where the features of a graph are made.
 *
 * @param engine not {@link FeatureEngine#AUTO}
 * @param spreading what does it there
 */
record FeaturePlace(FeatureEngine engine, CodeSpreading spreading) {
  /** More parts than slots: none is so large that others wait for it. */
  private static final int PARTS_PER_SLOT = 2;

  /**
   * What a task may take of its slot's share of the heap for the vectors that it is sent: a
   * quarter.
   */
  private static final int SHARES_OF_HEAP = 4;

  private static final int MOST_PARTITIONS = 10_000;

  /** As the settings and the heap of this driver have it; told if it is not the usual place. */
  static FeaturePlace of(
      JavaSparkContext context, CompactGraph graph, PipelineSettings settings, Progress progress) {
    FeatureEngine engine =
        settings
            .withFeatureEngine(graph.nodeCount(), Runtime.getRuntime().maxMemory())
            .featureEngine();
    if (engine == FeatureEngine.REPLICATED) {
      return new FeaturePlace(engine, CodeSpreading.REPLICATED);
    }
    SparkMemory memory = SparkMemory.of(context.sc());
    progress.note("propagated features are made in Spark's partitions (features.engine)");
    return new FeaturePlace(
        engine,
        CodeSpreading.partitioned(
            (placed, keys, stripe, width) ->
                NeighbourGraph.of(
                    context, placed, keys, stripe, partitions(placed, width, memory))));
  }

  /**
   * As many as give every slot work, or more if a task could not hold the vectors of the neighbours
   * of its nodes: all nodes of the graph at worst, no more than it has edges.
   */
  static int partitions(CompactGraph graph, int width, SparkMemory memory) {
    MemoryGiven heaps = memory.heaps();
    int slots = memory.shape().slots();
    long heap = heaps.together() ? heaps.driver() : heaps.executor();
    long room = Math.max(1, (heap - MemoryGiven.RESERVED) / slots / SHARES_OF_HEAP);
    long least = (long) PARTS_PER_SLOT * memory.shape().executors() * slots;
    boolean fits = FeatureRows.bytes(graph.nodeCount(), width) <= room;
    long needed = fits ? 1 : FeatureRows.bytes(graph.adjacencySize(), width) / room + 1;
    return (int) Math.min(MOST_PARTITIONS, Math.max(least, needed));
  }

  /** As settings spell it. */
  String text() {
    return engine.name().toLowerCase(Locale.ROOT);
  }
}
