package io.stride.benchmarks;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.CheckedGraph;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.EmbeddingPipeline;
import io.stride.jobs.run.Progress;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.features.FeatureRows;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.NodeDictionary;
import io.stride.walk.graph.PreparedGraph;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Vectors that use no network, of the same features, walks and pieces as those of {@code embed}.
 */
enum ControlVectors {
  /** A node's features alone. */
  FEATURES("features"),
  /** The mean features of the pieces that contain a node. */
  WINDOW_MEAN("window-mean");

  private final String title;

  ControlVectors(String title) {
    this.title = title;
  }

  /** Whether a variant of a benchmark is this one. */
  boolean named(String variant) {
    return variant.equals(title);
  }

  /** Columns node and embedding, as the jobs on vectors read them. */
  Dataset<Row> of(SparkSession spark, StrideConfig config) {
    EmbedSettings settings = EmbedSettings.read(config);
    PreparedGraph graph =
        CheckedGraph.collect(spark, EdgeReader.read(spark, settings.input()), settings);
    NodeDictionary dictionary = graph.dictionary();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    try (EmbeddingPipeline pipeline =
        new EmbeddingPipeline(
            context, graph.graph(), dictionary.keys(), settings.pipeline(), Progress.silent())) {
      List<Row> rows =
          vectors(context, pipeline)
              .mapToPair(vector -> new Tuple2<>(vector.node(), vector))
              .join(dictionary.numbered(1))
              .values()
              .map(named -> RowFactory.create(named._2(), named._1().vector()))
              .collect();
      return spark.createDataFrame(
          rows,
          new StructType()
              .add("node", dictionary.idType().sparkType())
              .add("embedding", DataTypes.createArrayType(DataTypes.FloatType)));
    }
  }

  private JavaRDD<NodeEmbedding> vectors(JavaSparkContext context, EmbeddingPipeline pipeline) {
    return switch (this) {
      case WINDOW_MEAN -> pipeline.windowMeans();
      case FEATURES -> {
        FeatureRows rows = pipeline.features();
        yield context.parallelize(
            IntStream.range(0, rows.rows())
                .mapToObj(node -> new NodeEmbedding(node, rows.row(node), 1))
                .toList());
      }
    };
  }
}
