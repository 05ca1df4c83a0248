package io.stride.jobs.tune;

import io.stride.jobs.cli.FailureReason;
import io.stride.jobs.embed.CheckedGraph;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.GraphRun;
import io.stride.jobs.embed.GraphVectors;
import io.stride.jobs.linkprediction.LinkPredictionJob;
import io.stride.jobs.linkprediction.LinkVectors;
import io.stride.jobs.run.Progress;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Embeds the residual graph with one configuration after the other and scores the vectors. */
final class CandidateTrials {
  private static final Logger LOG = LoggerFactory.getLogger(CandidateTrials.class);

  private final SparkSession spark;
  private final TuneSettings settings;
  private final GraphRun.Begun run;
  private final HeldOutEdges edges;
  private final long[] nodeKeys;
  private final Progress progress;

  CandidateTrials(
      SparkSession spark,
      TuneSettings settings,
      GraphRun.Begun run,
      HeldOutEdges edges,
      Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.run = run;
    this.edges = edges;
    this.nodeKeys = run.graph().dictionary().keys();
    this.progress = progress;
  }

  /**
   * Tries one. A configuration that cannot be embedded becomes a trial without a score.
   *
   * @param number from 1
   * @param best the best trial so far
   */
  Trial attempt(int number, Candidate candidate, Optional<Trial> best) {
    long begun = System.nanoTime();
    try {
      EmbedSettings embed = EmbedSettings.read(settings.space().config(candidate));
      CheckedGraph.requireFits(spark, run.edges(), run.graph().statistics(), embed);
      float[][] vectors = vectors(embed);
      progress.stage("predicting links");
      LinkQuality validation =
          LinkQuality.best(
              LinkPredictionJob.operators(
                  spark, LinkVectors.TESTED, vectors, edges.validation(), settings.links()));
      Trial trial = scored(number, candidate, validation, Optional.empty(), begun);
      // The vectors are at hand now only. Nothing is decided by these scores.
      return candidate.given() || trial.betterThan(best)
          ? scored(number, candidate, validation, Optional.of(test(vectors, validation)), begun)
          : trial;
    } catch (Exception e) {
      if (spark.sparkContext().isStopped()) {
        throw e;
      }
      LOG.debug("candidate {} failed", number, e);
      String reason = FailureReason.of(e);
      return new Trial(
          number, candidate, Optional.empty(), Optional.empty(), seconds(begun), reason);
    }
  }

  private float[][] vectors(EmbedSettings embed) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    try (GraphVectors vectors =
        new GraphVectors(
            context, edges.holdout().residual(), nodeKeys, embed.pipeline(), progress)) {
      return vectors.trained();
    }
  }

  private LinkQuality test(float[][] vectors, LinkQuality validation) {
    return LinkQuality.like(
        validation,
        LinkPredictionJob.operators(
            spark, LinkVectors.TESTED, vectors, edges.test(), settings.links()));
  }

  private static Trial scored(
      int number,
      Candidate candidate,
      LinkQuality validation,
      Optional<LinkQuality> test,
      long begun) {
    return new Trial(number, candidate, Optional.of(validation), test, seconds(begun), "");
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
