package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.skipgram.SkipGramResult;
import io.stride.train.skipgram.SkipGramSettings;
import io.stride.train.skipgram.SkipGramStart;
import io.stride.train.skipgram.SkipGramTraining;
import io.stride.walk.engine.WalkEngine;
import org.apache.spark.api.java.JavaSparkContext;

/** Skip-gram as a pipeline's settings have it. */
final class SkipGramRunner {
  private final JavaSparkContext context;
  private final PipelineSettings settings;
  private final Progress progress;

  /**
   * A runner on a running Spark.
   *
   * @param settings in which skip-gram has a part
   */
  SkipGramRunner(JavaSparkContext context, PipelineSettings settings, Progress progress) {
    this.context = context;
    this.settings = settings;
    this.progress = progress;
  }

  /** How skip-gram trains. */
  SkipGramSettings how() {
    return settings.skipGram().orElseThrow().settings();
  }

  /** Trains; a diverged training is reported in the result. */
  SkipGramResult train(WalkEngine engine, SkipGramStart start) {
    int wanted = settings.training().averaging().partitions();
    return new SkipGramTraining(context, how(), wanted == 0 ? context.defaultParallelism() : wanted)
        .train(engine, start, new SkipGramProgress(progress, how().epochs()));
  }

  /**
   * For those who have no use for a diverged training.
   *
   * @throws TrainingDivergedException if it has
   */
  void requireFinite(SkipGramResult trained) {
    if (trained.diverged()) {
      throw new TrainingDivergedException(
          trained.rounds().get(trained.rounds().size() - 1), how().learningRate());
    }
  }
}
