package io.stride.benchmarks;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.CheckedGraph;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.EmbeddingPipeline;
import io.stride.jobs.embed.GraphVectors;
import io.stride.jobs.run.Progress;
import io.stride.train.model.SavedModel;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.NodeDictionary;
import io.stride.walk.graph.PreparedGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Vectors that {@code embed} doesn't make, of the same walks, to compare its vectors with.
 *
 * @param kind what they are
 * @param value of a kind that takes one; else not used
 */
record ControlVectors(Kind kind, String value) {

  /** What vectors can be compared with. */
  enum Kind {
    /** A node's features alone. */
    FEATURES("features"),
    /** The mean features of the pieces that contain a node. */
    WINDOW_MEAN("window-mean"),
    /** The product's skip-gram, started from the window mean, on a share of the walks. */
    WINDOW_MEAN_SKIP_GRAM("window-mean-skip-gram"),
    /** Spark MLlib's Word2Vec on all walks, on so many partitions. */
    SPARK_WORD2VEC("spark-word2vec"),
    /** gensim's skip-gram on all walks, by the Python that is named. */
    GENSIM("gensim", "python3");

    private final String title;
    private final String value;

    Kind(String title) {
      this(title, "1");
    }

    Kind(String title, String value) {
      this.title = title;
      this.value = value;
    }
  }

  /** The control that a variant of a benchmark names, if it names one; KIND or KIND=VALUE. */
  static Optional<ControlVectors> named(String variant) {
    String[] parts = variant.split("=", 2);
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.title.equals(parts[0]))
        .findFirst()
        .map(kind -> new ControlVectors(kind, parts.length < 2 ? kind.value : parts[1]));
  }

  /** What results call it. */
  String label() {
    return switch (kind) {
      case FEATURES, WINDOW_MEAN, GENSIM -> kind.title;
      case WINDOW_MEAN_SKIP_GRAM -> kind.title + "=" + value;
      case SPARK_WORD2VEC ->
          kind.title + (value.equals("1") ? " on 1 partition" : " on " + value + " partitions");
    };
  }

  /** Columns node and embedding, as the jobs on vectors read them. */
  Dataset<Row> of(SparkSession spark, StrideConfig config) {
    EmbedSettings settings = EmbedSettings.read(config);
    PreparedGraph graph =
        CheckedGraph.collect(spark, EdgeReader.read(spark, settings.input()), settings);
    NodeDictionary dictionary = graph.dictionary();
    return table(spark, dictionary, vectors(spark, graph, settings));
  }

  /**
   * Window means on a graph that a model was not trained on: of its network nothing is used, but of
   * the features' transforms and of the settings of walks and pieces.
   */
  static Dataset<Row> windowMeans(SparkSession spark, StrideConfig config, SavedModel model) {
    EmbedSettings settings = EmbedSettings.read(config);
    PreparedGraph graph =
        CheckedGraph.collect(spark, EdgeReader.read(spark, settings.input()), settings);
    float[][] vectors = new float[graph.graph().nodeCount()][settings.pipeline().vectorSize()];
    try (EmbeddingPipeline pipeline =
        EmbeddingPipeline.forModel(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            graph.graph(),
            graph.dictionary().keys(),
            settings.pipeline().with(model),
            model.transforms(),
            Progress.silent())) {
      pipeline.windowMeans().collect().forEach(own -> vectors[own.node()] = own.vector());
    }
    return table(spark, graph.dictionary(), vectors);
  }

  private static Dataset<Row> table(
      SparkSession spark, NodeDictionary dictionary, float[][] vectors) {
    List<Row> rows =
        dictionary.numbered(1).collect().stream()
            .map(id -> RowFactory.create(id._2(), vectors[id._1()]))
            .toList();
    return spark.createDataFrame(
        rows,
        new StructType()
            .add("node", dictionary.idType().sparkType())
            .add("embedding", DataTypes.createArrayType(DataTypes.FloatType)));
  }

  private float[][] vectors(SparkSession spark, PreparedGraph graph, EmbedSettings settings) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    if (kind == Kind.SPARK_WORD2VEC) {
      return new SparkWord2Vec(spark, Integer.parseInt(value))
          .train(graph.graph(), settings.pipeline());
    }
    if (kind == Kind.GENSIM) {
      return new GensimWord2Vec(value).train(graph.graph(), settings.pipeline());
    }
    try (GraphVectors vectors =
        new GraphVectors(
            context,
            graph.graph(),
            graph.dictionary().keys(),
            settings.pipeline(),
            Progress.silent())) {
      return switch (kind) {
        case FEATURES -> vectors.features();
        case WINDOW_MEAN -> vectors.windowMeans();
        case WINDOW_MEAN_SKIP_GRAM ->
            new StartedSkipGram(context, Double.parseDouble(value))
                .train(graph.graph(), settings, vectors.windowMeans());
        case SPARK_WORD2VEC, GENSIM -> throw new IllegalStateException("made above");
      };
    }
  }
}
