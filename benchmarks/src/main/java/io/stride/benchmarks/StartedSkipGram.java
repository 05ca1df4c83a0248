package io.stride.benchmarks;

import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.PipelineConfig;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.skipgram.SkipGramListener;
import io.stride.train.skipgram.SkipGramResult;
import io.stride.train.skipgram.SkipGramSettings;
import io.stride.train.skipgram.SkipGramStart;
import io.stride.train.skipgram.SkipGramTraining;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.graph.CompactGraph;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** The product's skip-gram, started from given vectors: refinement without a network. */
final class StartedSkipGram {
  private final JavaSparkContext context;
  private final double share;

  /**
   * Skip-gram on a running Spark, on as many partitions as there are task slots.
   *
   * @param share of the walks; &gt; 0 to 1
   */
  StartedSkipGram(JavaSparkContext context, double share) {
    this.context = context;
    this.share = share;
  }

  /** Vectors by node, from vectors by node. */
  float[][] train(CompactGraph graph, EmbedSettings settings, float[][] start) {
    List<NodeEmbedding> given =
        IntStream.range(0, start.length)
            .mapToObj(node -> new NodeEmbedding(node, start[node], 1))
            .toList();
    try (ReplicatedWalkEngine engine =
        new ReplicatedWalkEngine(context, graph, settings.pipeline().walks())) {
      SkipGramResult trained =
          new SkipGramTraining(
                  context, settings(settings, start[0].length), context.defaultParallelism())
              .train(
                  engine,
                  SkipGramStart.of(given, start.length, start[0].length),
                  SkipGramListener.NONE);
      return IntStream.range(0, start.length)
          .mapToObj(node -> trained.input().row(node))
          .toArray(float[][]::new);
    }
  }

  private SkipGramSettings settings(EmbedSettings settings, int size) {
    SkipGramSettings all =
        PipelineConfig.node2vec(settings.config()).skipGram().orElseThrow().settings();
    return new SkipGramSettings(
        size,
        all.window(),
        all.negatives(),
        all.learningRate(),
        all.epochs(),
        all.subsampling(),
        share,
        all.seed());
  }
}
