package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.averaging.AveragingMaster;
import io.stride.train.averaging.CheckpointPlace;
import io.stride.train.averaging.TrainingData;
import io.stride.train.averaging.TrainingMaster;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.device.DevicesUsed;
import io.stride.train.encoding.Encoder;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.encoding.NodeSelection;
import io.stride.train.features.FeatureChoice;
import io.stride.train.features.FeatureRows;
import io.stride.train.features.FeatureTransforms;
import io.stride.train.features.NodeFeatures;
import io.stride.train.features.SpreadInput;
import io.stride.train.model.NetworkState;
import io.stride.train.model.SavedModel;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.engine.WalkEngine;
import io.stride.walk.graph.CompactGraph;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * From a graph to vectors: features, training on walks, encoding. Holds the broadcast graph,
 * features and parameters that its lazily computed result needs; close it when that is used up.
 */
public final class EmbeddingPipeline implements AutoCloseable {
  private final JavaSparkContext context;
  private final PipelineSettings settings;
  private final ReplicatedWalkEngine engine;
  private final MadeFeatures made;
  private final Broadcast<FeatureRows> sharedFeatures;
  private final Optional<Joining> joining;
  private final Optional<DegreeNumbers> degrees;
  private DevicesUsed devices;

  /**
   * Makes the features of a graph and shares both with the executors.
   *
   * @param context the running Spark
   * @param graph what to embed
   * @param nodeKeys a key per node that its random code follows from
   * @param settings of all stages
   * @param progress is told of the stages
   */
  public EmbeddingPipeline(
      JavaSparkContext context,
      CompactGraph graph,
      long[] nodeKeys,
      PipelineSettings settings,
      Progress progress) {
    this(context, graph, settings, MadeFeatures.of(context, graph, nodeKeys, settings, progress));
  }

  /**
   * Makes the features of a graph as a trained model needs them.
   *
   * @param transforms those of the model
   */
  public static EmbeddingPipeline forModel(
      JavaSparkContext context,
      CompactGraph graph,
      long[] nodeKeys,
      PipelineSettings settings,
      FeatureTransforms transforms,
      Progress progress) {
    progress.stage("features");
    FeaturePlace place = FeaturePlace.of(context, graph, settings, progress);
    SpreadInput input = SpreadInput.of(graph, nodeKeys, settings.features());
    return new EmbeddingPipeline(
        context, graph, settings, MadeFeatures.of(place, input, transforms));
  }

  private EmbeddingPipeline(
      JavaSparkContext context, CompactGraph graph, PipelineSettings settings, MadeFeatures made) {
    this.context = context;
    this.settings = settings;
    this.made = made;
    NodeFeatures features = made.features();
    this.sharedFeatures = context.broadcast(features.rows());
    this.joining = features.own().map(own -> new Joining(context, features.transforms(), own));
    this.degrees =
        features.transforms().degree().map(degree -> new DegreeNumbers(context, graph, degree));
    this.engine = new ReplicatedWalkEngine(context, graph, settings.walks());
  }

  /** Trains the autoencoder; a diverged training is reported in the result. */
  public TrainingResult train(Progress progress) {
    settings.withoutCheckpoints().ifPresent(without -> progress.note(noCheckpoints(without)));
    return train(settings.master().create(context, settings.training()), progress);
  }

  /**
   * The same with checkpoints, unless the settings have them off.
   *
   * @throws io.stride.walk.error.InvalidSettingException if one is of another training
   */
  public TrainingResult train(Progress progress, CheckpointPlace checkpoints) {
    return settings.training().checkpoints().on() || checkpoints.resume()
        ? train(new AveragingMaster(context, settings.training(), checkpoints), progress)
        : train(progress);
  }

  /** What has to be said when a training writes none. */
  static String noCheckpoints(String without) {
    return "no checkpoints with " + without + ": a run that is stopped starts anew";
  }

  private TrainingResult train(TrainingMaster master, Progress progress) {
    progress.stage("training");
    int partitions = settings.training().averaging().partitions();
    devices =
        DevicesUsed.probe(context, partitions == 0 ? context.defaultParallelism() : partitions);
    progress.note("devices: " + devices.text());
    return master.train(
        settings.model(), new TrainingData(engine, sharedFeatures), new TrainingProgress(progress));
  }

  /**
   * The same for those who have no use for a diverged training.
   *
   * @throws TrainingDivergedException if training diverged
   */
  public TrainingResult trainOrFail(Progress progress) {
    TrainingResult trained = train(progress);
    if (trained.stop() == TrainingResult.Stop.DIVERGED) {
      double learningRate = settings.model().updater().learningRate();
      throw new TrainingDivergedException(trained, learningRate, "nothing was written");
    }
    return trained;
  }

  /** Draws walks on the graph until this pipeline is closed. */
  WalkEngine engine() {
    return engine;
  }

  /** What the tasks of the training compute on; null before it. */
  public DevicesUsed devices() {
    return devices;
  }

  /** What has to be kept to encode other nodes later. */
  public SavedModel model(TrainingResult trained) {
    return new SavedModel(
        settings.walks(),
        settings.model(),
        made.choice().settings(),
        settings.training().batches(),
        settings.encoding().normalize(),
        made.features().transforms(),
        trained.state());
  }

  /**
   * One embedding for every node that leads a walk; as {@link #encode(NetworkState,
   * NodeSelection)}.
   */
  public JavaRDD<NodeEmbedding> encode(NetworkState state) {
    return encode(state, NodeSelection.ALL);
  }

  /**
   * One embedding for each of the nodes that has an edge or leads a walk; computed when it is used,
   * before this pipeline is closed.
   */
  public JavaRDD<NodeEmbedding> encode(NetworkState state, NodeSelection nodes) {
    return finished(
        new Encoder(context, settings.model(), settings.encoding())
            .encode(
                context.broadcast(state),
                engine,
                sharedFeatures,
                nodes,
                context.defaultParallelism()));
  }

  /** The same without a network, as a control: mean features of the pieces that hold a node. */
  public JavaRDD<NodeEmbedding> windowMeans() {
    return finished(
        new Encoder(context, settings.model(), settings.encoding())
            .windowMeans(engine, sharedFeatures, context.defaultParallelism()));
  }

  private JavaRDD<NodeEmbedding> finished(JavaRDD<NodeEmbedding> latents) {
    JavaRDD<NodeEmbedding> joined = joining.map(own -> own.join(latents)).orElse(latents);
    JavaRDD<NodeEmbedding> whole = degrees.map(numbers -> numbers.write(joined)).orElse(joined);
    return settings.encoding().normalize() ? whole.map(NodeEmbedding::normalized) : whole;
  }

  /** What was chosen of the features, and among what. */
  public FeatureChoice choice() {
    return made.choice();
  }

  /** Where the features were made, as settings spell it. */
  public String featureEngine() {
    return made.engine();
  }

  /** The features that the network reads, one row a node. */
  public FeatureRows features() {
    return made.features().rows();
  }

  /** Frees what executors hold. */
  @Override
  public void close() {
    engine.close();
    sharedFeatures.destroy();
    joining.ifPresent(Joining::close);
    degrees.ifPresent(DegreeNumbers::close);
  }
}
