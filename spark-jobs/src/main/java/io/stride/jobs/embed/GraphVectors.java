package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.NetworkState;
import io.stride.train.skipgram.SkipGramResult;
import io.stride.train.skipgram.SkipGramStart;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.graph.CompactGraph;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Vectors of a graph on the driver, for jobs that test them: those of the settings, and controls
 * that train nothing, of the same features, walks and pieces. Nothing is written.
 *
 * <p>Every result has a row per node, all of one length; nodes without an edge have zeros. What
 * several results need, such as the features, is made once and kept until this is closed. Not for
 * use by several threads.
 */
public final class GraphVectors implements AutoCloseable {
  private final JavaSparkContext context;
  private final CompactGraph graph;
  private final long[] nodeKeys;
  private final PipelineSettings settings;
  private final Progress progress;
  private EmbeddingPipeline pipeline;

  /**
   * Vectors of a graph; none is made yet.
   *
   * @param context the running Spark
   * @param graph what to embed
   * @param nodeKeys a key per node that its random code follows from
   * @param settings of all stages
   * @param progress is told of the stages
   * @throws io.stride.walk.error.InvalidSettingException if the settings have one-hot input, which
   *     reads no features
   */
  public GraphVectors(
      JavaSparkContext context,
      CompactGraph graph,
      long[] nodeKeys,
      PipelineSettings settings,
      Progress progress) {
    settings.requireFeatureInput(
        "where vectors are tested", "its vectors are not made of features");
    this.context = context;
    this.graph = graph;
    this.nodeKeys = nodeKeys.clone();
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * What {@code embed} makes of these settings: the trained network's vectors, refined if the
   * settings say so, or those of node2vec.
   *
   * @throws TrainingDivergedException if training diverged
   * @throws io.stride.walk.error.InvalidInputException if no walk has two nodes to train on
   */
  public float[][] trained() {
    if (settings.node2vec()) {
      return node2vec();
    }
    NetworkState state = pipeline().trainOrFail(progress).state();
    progress.stage("encoding");
    JavaRDD<NodeEmbedding> encoded = pipeline().encode(state);
    return settings.skipGram().isPresent() ? refined(encoded) : byNode(encoded.collect());
  }

  /** The same network as it is before its first step. */
  public float[][] untrained() {
    NetworkState state = initialState();
    progress.stage("encoding");
    return byNode(pipeline().encode(state).collect());
  }

  /** No network: the mean features of the pieces that hold a node. */
  public float[][] windowMeans() {
    EmbeddingPipeline made = pipeline();
    progress.stage("encoding");
    return byNode(made.windowMeans().collect());
  }

  /** Neither network nor walks: a node's features. */
  public float[][] features() {
    FeatureRows rows = pipeline().features();
    boolean[] connected = graph.connectedNodes();
    float[][] vectors = new float[graph.nodeCount()][rows.size()];
    for (int node = 0; node < vectors.length; node++) {
      if (connected[node]) {
        vectors[node] = rows.row(node);
      }
    }
    return vectors;
  }

  /** Frees what executors hold. */
  @Override
  public void close() {
    if (pipeline != null) {
      pipeline.close();
    }
  }

  private EmbeddingPipeline pipeline() {
    if (pipeline == null) {
      pipeline = new EmbeddingPipeline(context, graph, nodeKeys, settings, progress);
    }
    return pipeline;
  }

  private NetworkState initialState() {
    try (AutoencoderNetwork network = AutoencoderNetwork.create(settings.model())) {
      return network.state();
    }
  }

  private float[][] node2vec() {
    progress.stage("training");
    try (ReplicatedWalkEngine engine = new ReplicatedWalkEngine(context, graph, settings.walks())) {
      SkipGramRunner runner = new SkipGramRunner(context, settings, progress);
      return byNode(runner, runner.train(engine, SkipGramStart.random(graph.nodeCount())));
    }
  }

  private float[][] refined(JavaRDD<NodeEmbedding> encoded) {
    SkipGramStart start =
        SkipGramStart.of(encoded.collect(), graph.nodeCount(), settings.vectorSize());
    progress.stage("refining");
    SkipGramRunner runner = new SkipGramRunner(context, settings, progress);
    return byNode(runner, runner.train(pipeline().engine(), start));
  }

  private float[][] byNode(SkipGramRunner runner, SkipGramResult trained) {
    runner.requireFinite(trained);
    return byNode(trained.embeddings(context).collect());
  }

  private float[][] byNode(List<NodeEmbedding> embeddings) {
    boolean[] connected = graph.connectedNodes();
    float[][] vectors = new float[graph.nodeCount()][embeddings.get(0).vector().length];
    for (NodeEmbedding embedding : embeddings) {
      if (connected[embedding.node()]) {
        vectors[embedding.node()] = embedding.vector();
      }
    }
    return vectors;
  }
}
