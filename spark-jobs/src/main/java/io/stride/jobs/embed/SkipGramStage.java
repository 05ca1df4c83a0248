package io.stride.jobs.embed;

import io.stride.jobs.run.MetricsTable;
import io.stride.jobs.run.Progress;
import io.stride.jobs.vectors.VectorTable;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.skipgram.SkipGramResult;
import io.stride.train.skipgram.SkipGramStart;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.engine.WalkEngine;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Skip-gram on walks: from a graph to vectors, as node2vec does, or from the network's vectors to
 * refined ones. There is no model that could be used for other graphs.
 */
final class SkipGramStage {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final EmbedSettings settings;
  private final Progress progress;

  SkipGramStage(SparkSession spark, EmbedSettings settings, Progress progress) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Trains from random vectors, and stages vectors and metrics.
   *
   * @throws TrainingDivergedException if training diverged
   * @throws IOException if the output's file system fails
   */
  EmbedSummary run(GraphRun.Begun run) throws IOException {
    PreparedGraph graph = run.graph();
    settings
        .pipeline()
        .withoutCheckpoints()
        .ifPresent(without -> progress.note(EmbeddingPipeline.noCheckpoints(without)));
    progress.stage("training");
    try (ReplicatedWalkEngine engine =
        new ReplicatedWalkEngine(context, graph.graph(), settings.pipeline().walks())) {
      SkipGramStart start = SkipGramStart.random(graph.graph().nodeCount());
      SkipGramOutcome outcome = train(run, engine, start, "rounds", "training");
      run.manifest().stopReason("EPOCHS_DONE");
      progress.stage("writing vectors");
      EmbeddingCounts counts =
          new RunOutput(spark, run.session().directory())
              .writeEmbeddings(
                  graph,
                  ChosenNodes.all(graph.dictionary()),
                  outcome.embeddings(),
                  new VectorTable(settings.pipeline().vectorSize(), settings.output().files()));
      run.manifest().outputs(counts);
      return new EmbedSummary(graph.statistics(), outcome.summary().lines(), counts);
    }
  }

  /**
   * Trains from given vectors, and stages metrics.
   *
   * @param engine draws the walks
   * @param encoded a vector for every node that has an edge; collected on the driver
   * @throws TrainingDivergedException if training diverged
   * @throws IOException if the output's file system fails
   */
  SkipGramOutcome refine(GraphRun.Begun run, WalkEngine engine, JavaRDD<NodeEmbedding> encoded)
      throws IOException {
    SkipGramStart start =
        SkipGramStart.of(encoded.collect(), engine.nodeCount(), settings.pipeline().vectorSize());
    progress.stage("refining");
    return train(run, engine, start, "refinement", "refinement");
  }

  private SkipGramOutcome train(
      GraphRun.Begun run, WalkEngine engine, SkipGramStart start, String table, String section)
      throws IOException {
    SkipGramRunner runner = new SkipGramRunner(context, settings.pipeline(), progress);
    SkipGramResult trained = runner.train(engine, start);
    new RunOutput(spark, run.session().directory())
        .writeMetrics(table, MetricsTable.of(SkipGramRow.class, SkipGramRow.of(trained)));
    runner.requireFinite(trained);
    SkipGramSummary summary = SkipGramSummary.of(trained, section);
    run.manifest().section(section, summary);
    return new SkipGramOutcome(trained.embeddings(context), summary);
  }
}
