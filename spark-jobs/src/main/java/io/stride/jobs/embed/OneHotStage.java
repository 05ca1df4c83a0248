package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.jobs.vectors.VectorTable;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.device.DevicesUsed;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.onehot.OneHotResult;
import io.stride.train.onehot.OneHotTraining;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * From a graph to vectors by a one-hot autoencoder: training on walks, then its rows of input
 * weights. There are no features, no encoding, and no model that could be used for other graphs.
 */
final class OneHotStage {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final EmbedSettings settings;
  private final Progress progress;

  OneHotStage(SparkSession spark, EmbedSettings settings, Progress progress) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Trains, and stages vectors and metrics.
   *
   * @throws TrainingDivergedException if training diverged
   * @throws IOException if the output's file system fails
   */
  EmbedSummary run(GraphRun.Begun run) throws IOException {
    PreparedGraph graph = run.graph();
    OneHotResult trained = train(graph.graph(), run);
    OneHotSummary summary = OneHotSummary.of(trained, settings.pipeline());
    RunOutput files = new RunOutput(spark, run.session().directory());
    files.writeMetrics(OneHotMetrics.rounds(trained), OneHotMetrics.validation(trained));
    progress.stage("writing vectors");
    EmbeddingCounts counts =
        files.writeEmbeddings(
            graph,
            ChosenNodes.all(graph.dictionary()),
            vectors(trained, unseen(trained, graph.graph())),
            new VectorTable(settings.pipeline().vectorSize(), settings.output().files()));
    run.manifest().stopReason(trained.stop().name()).section("training", summary).outputs(counts);
    return new EmbedSummary(graph.statistics(), summary.lines(), counts);
  }

  private OneHotResult train(CompactGraph graph, GraphRun.Begun run) {
    PipelineSettings stages = settings.pipeline();
    stages
        .withoutCheckpoints()
        .ifPresent(without -> progress.note(EmbeddingPipeline.noCheckpoints(without)));
    progress.stage("training");
    int partitions = stages.training().averaging().partitions();
    DevicesUsed devices =
        DevicesUsed.probe(context, partitions == 0 ? context.defaultParallelism() : partitions);
    progress.note("devices: " + devices.text());
    run.manifest().device(devices.kind()).section("devices", devices.tasks());
    try (ReplicatedWalkEngine engine = new ReplicatedWalkEngine(context, graph, stages.walks())) {
      OneHotResult trained =
          OneHotTraining.train(
              context,
              stages.oneHot().orElseThrow(),
              stages.training(),
              engine,
              new OneHotProgress(progress, stages.training().epochs()));
      requireConverging(trained);
      return trained;
    }
  }

  private void requireConverging(OneHotResult trained) {
    if (trained.stop() == TrainingResult.Stop.DIVERGED) {
      throw new TrainingDivergedException(
          trained.rounds().get(trained.rounds().size() - 1),
          settings.pipeline().oneHot().orElseThrow());
    }
  }

  /** Connected nodes that are on no walk of the training's sample. */
  private List<Integer> unseen(OneHotResult trained, CompactGraph graph) {
    boolean[] connected = graph.connectedNodes();
    List<Integer> unseen =
        IntStream.range(0, connected.length)
            .filter(node -> connected[node] && trained.frequencies()[node] == 0)
            .boxed()
            .toList();
    if (!unseen.isEmpty()) {
      progress.note(
          String.format(
              Locale.ROOT,
              "%,d nodes were on no training walk: their vectors are zeros, their status is unseen;"
                  + " raise training.tokens",
              unseen.size()));
    }
    return unseen;
  }

  private JavaRDD<NodeEmbedding> vectors(OneHotResult trained, List<Integer> unseen) {
    JavaRDD<NodeEmbedding> seen = trained.embeddings(context);
    if (unseen.isEmpty()) {
      return seen;
    }
    int size = settings.pipeline().vectorSize();
    return seen.union(
        context.parallelize(unseen).map(node -> new NodeEmbedding(node, new float[size], 0)));
  }
}
