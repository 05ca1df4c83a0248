package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.features.CodeSpreading;
import io.stride.train.features.FeatureEngine;
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
    int partitions = PARTS_PER_SLOT * context.defaultParallelism();
    progress.note("propagated features are made in Spark's partitions (features.engine)");
    return new FeaturePlace(
        engine,
        CodeSpreading.partitioned(
            (placed, keys, stripe) ->
                NeighbourGraph.of(context, placed, keys, stripe, partitions)));
  }

  /** As settings spell it. */
  String text() {
    return engine.name().toLowerCase(Locale.ROOT);
  }
}
