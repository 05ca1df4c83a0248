package io.stride.benchmarks;

import io.stride.jobs.embed.PipelineSettings;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.engine.WalkKey;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.feature.Word2Vec;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Spark MLlib's Word2Vec (skip-gram with hierarchical softmax) on the walks that the product draws:
 * what a user of Spark has without it. Window 10, one iteration, every node counts; all else as
 * Spark has it.
 */
final class SparkWord2Vec {
  private static final int WINDOW = 10;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final int partitions;

  /**
   * A training on a running Spark.
   *
   * @param partitions that train side by side and are summed up once, at the end; &gt;= 1
   */
  SparkWord2Vec(SparkSession spark, int partitions) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.partitions = partitions;
  }

  /** Vectors by node, of as many numbers as {@code model.latent}. */
  float[][] train(CompactGraph graph, PipelineSettings settings) {
    float[][] vectors = new float[graph.nodeCount()][settings.vectorSize()];
    try (ReplicatedWalkEngine engine = new ReplicatedWalkEngine(context, graph, settings.walks())) {
      Dataset<Row> learnt =
          new Word2Vec()
              .setInputCol("walk")
              .setVectorSize(settings.vectorSize())
              .setWindowSize(WINDOW)
              .setMinCount(0)
              .setMaxIter(1)
              .setNumPartitions(partitions)
              .setSeed(settings.walks().seed())
              .fit(walks(engine))
              .getVectors();
      for (Row row : learnt.select("word", "vector").collectAsList()) {
        double[] numbers = ((DenseVector) row.get(1)).values();
        float[] vector = vectors[Integer.parseInt(row.getString(0))];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = (float) numbers[i];
        }
      }
    }
    return vectors;
  }

  /** One column of texts: Word2Vec knows words only. */
  private Dataset<Row> walks(ReplicatedWalkEngine engine) {
    int slices = context.defaultParallelism();
    JavaRDD<Row> rows =
        context
            .parallelize(IntStream.range(0, slices).boxed().toList(), slices)
            .flatMap(slice -> sentences(engine, slice, slices));
    return spark.createDataFrame(
        rows, new StructType().add("walk", DataTypes.createArrayType(DataTypes.StringType)));
  }

  private static Iterator<Row> sentences(ReplicatedWalkEngine engine, int slice, int slices) {
    WalkSettings settings = engine.settings();
    int nodes = engine.nodeCount();
    long walks = (long) nodes * settings.perNode();
    Iterator<int[]> drawn =
        engine.walks(
            LongStream.range(walks * slice / slices, walks * (slice + 1) / slices)
                .map(i -> WalkKey.of((int) (i % nodes), (int) (i / nodes)))
                .iterator());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return drawn.hasNext();
      }

      @Override
      public Row next() {
        String[] words =
            Arrays.stream(drawn.next()).mapToObj(Integer::toString).toArray(String[]::new);
        return RowFactory.create((Object) words);
      }
    };
  }
}
