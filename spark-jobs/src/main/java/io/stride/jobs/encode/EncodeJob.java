package io.stride.jobs.encode;

import io.stride.jobs.embed.ChosenNodes;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.EmbeddingCounts;
import io.stride.jobs.embed.EmbeddingPipeline;
import io.stride.jobs.embed.GraphRun;
import io.stride.jobs.embed.PipelineSettings;
import io.stride.jobs.embed.RunOutput;
import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSelection;
import io.stride.jobs.run.StageTimings;
import io.stride.jobs.vectors.VectorTable;
import io.stride.train.device.DevicesUsed;
import io.stride.train.model.ModelStore;
import io.stride.train.model.SavedModel;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Embeds the nodes of a graph, the one that a model was trained on or another, with that model. On
 * the same graph and seed the vectors are those that {@code embed} writes. Idempotent.
 */
public final class EncodeJob {
  private final SparkSession spark;
  private final EncodeSettings settings;
  private final StageTimings progress;

  /**
   * A job on a running Spark.
   *
   * @param spark where it runs; stays open
   * @param settings what to do
   * @param progress is told of the stages
   */
  public EncodeJob(SparkSession spark, EncodeSettings settings, Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.progress = new StageTimings(progress);
  }

  /**
   * Runs the job.
   *
   * @throws io.stride.walk.error.InvalidInputException if there is no complete model, or the known
   *     embeddings cannot be read
   * @throws IOException if a file system fails
   * @see GraphRun#run what else it throws
   */
  public EncodeReport run() throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    RunSelection chosen =
        RunSelection.choose(hadoop, RunPart.MODELS, settings.model(), settings.modelRun());
    progress.note("model: " + chosen.describe());
    Path path = new Path(chosen.path());
    SavedModel model = new ModelStore(path.getFileSystem(hadoop), path).read();
    EmbedSettings graph = settings.graph().with(settings.graph().pipeline().with(model));
    GraphRun.Outcome<EncodeReport.Done> outcome =
        new GraphRun(spark, "encode", graph, progress)
            .run(
                run -> {
                  run.manifest().section("model", Map.of("path", chosen.path()));
                  return encode(run, graph.pipeline(), model);
                });
    return new EncodeReport(outcome.manifest(), outcome.output(), outcome.summary().orElse(null));
  }

  private EncodeReport.Done encode(GraphRun.Begun run, PipelineSettings stages, SavedModel model)
      throws IOException {
    PreparedGraph graph = run.graph();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    long[] keys = graph.dictionary().keys();
    ChosenNodes nodes =
        settings
            .known()
            .map(known -> new NewNodes(spark, known).of(graph.dictionary()))
            .orElseGet(() -> ChosenNodes.all(graph.dictionary()));
    try (EmbeddingPipeline pipeline =
        EmbeddingPipeline.forModel(
            context, graph.graph(), keys, stages, model.transforms(), progress)) {
      progress.stage("encoding");
      EmbeddingCounts counts =
          new RunOutput(spark, run.session().directory())
              .writeEmbeddings(
                  graph,
                  nodes,
                  pipeline.encode(model.state(), nodes.selection()),
                  new VectorTable(model.settings().latent(), settings.graph().output().files()));
      DevicesUsed devices = DevicesUsed.probe(context, context.defaultParallelism());
      run.manifest()
          .device(devices.kind())
          .section("devices", devices.tasks())
          .section("featureEngine", pipeline.featureEngine())
          .outputs(counts);
      return new EncodeReport.Done(graph.statistics(), counts);
    }
  }
}
