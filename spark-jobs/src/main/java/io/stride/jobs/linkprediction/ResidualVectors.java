package io.stride.jobs.linkprediction;

import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.GraphVectors;
import io.stride.jobs.embed.PipelineConfig;
import io.stride.jobs.run.Progress;
import io.stride.walk.graph.CompactGraph;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Makes the vectors of a run, all of the one residual graph they are asked for: features are made
 * once. Close it when the last ones are made.
 */
final class ResidualVectors implements AutoCloseable {
  private final JavaSparkContext context;
  private final long[] keys;
  private final EmbedSettings settings;
  private final Progress progress;
  private GraphVectors vectors;

  /**
   * Vectors of a graph that is known later.
   *
   * @param keys a key per node that its random code follows from
   * @param settings how the vectors in question are made
   */
  ResidualVectors(
      JavaSparkContext context, long[] keys, EmbedSettings settings, Progress progress) {
    this.context = context;
    this.keys = keys.clone();
    this.settings = settings;
    this.progress = progress;
  }

  /** The vectors in question and those to compare with. */
  List<LinkVectors> with(LinkBaselines baselines) {
    List<LinkVectors> all = new ArrayList<>();
    all.add(LinkVectors.tested(told("", residual -> of(residual).trained())));
    for (LinkBaseline kind : baselines.kinds()) {
      all.add(
          new LinkVectors(
              kind.title(),
              told("baseline " + kind.title(), residual -> baseline(kind, residual))));
    }
    return all;
  }

  @Override
  public void close() {
    if (vectors != null) {
      vectors.close();
    }
  }

  private float[][] baseline(LinkBaseline kind, CompactGraph residual) {
    return switch (kind) {
      case FEATURES -> of(residual).features();
      case WINDOW_MEAN -> of(residual).windowMeans();
      case UNTRAINED -> of(residual).untrained();
      case NODE2VEC -> node2vec(residual);
    };
  }

  private float[][] node2vec(CompactGraph residual) {
    try (GraphVectors own =
        new GraphVectors(
            context, residual, keys, PipelineConfig.node2vec(settings.config()), progress)) {
      return own.trained();
    }
  }

  private GraphVectors of(CompactGraph residual) {
    if (vectors == null) {
      vectors = new GraphVectors(context, residual, keys, settings.pipeline(), progress);
    }
    return vectors;
  }

  private ResidualEmbedder told(String note, ResidualEmbedder embedder) {
    return residual -> {
      if (!note.isEmpty()) {
        progress.detail(note);
      }
      float[][] made = embedder.embed(residual);
      progress.stage("predicting links");
      return made;
    };
  }
}
