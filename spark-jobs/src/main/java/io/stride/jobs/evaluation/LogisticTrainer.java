package io.stride.jobs.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Fits L2-regularised logistic regressions with intercept by Spark ML (L-BFGS).
 *
 * <p>Scaling: Spark ML's own standardisation. Each feature is divided by its standard deviation
 * among the training examples, the penalty applies to the scaled coefficients, and the returned
 * coefficients are scaled back, so test examples are scored as they are and nothing of them enters
 * the fit.
 *
 * <p>Each fit runs on one partition, so that no sum depends on how many slots there are, and
 * several fits run side by side: a fit on some thousand examples is mostly the scheduling of its
 * iterations.
 */
public final class LogisticTrainer {
  /**
   * Relative change of the objective at which the solver stops. On Cora (2 splits, projections of
   * 128 numbers) 1e-6, Spark ML's default, took 326 iterations, 1e-5 268 and 1e-4 216; the F1 of
   * the first two agreed to four decimals.
   */
  private static final double TOLERANCE = 1e-5;

  /** More threads only queue up in the driver's scheduler. */
  private static final int MAX_THREADS = 16;

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  private final SparkSession spark;
  private final double regularization;
  private final int iterations;

  /**
   * @param spark runs the fits
   * @param regularization Spark ML's regParam: the penalty is half of it times the squared norm of
   *     the scaled coefficients, beside the mean loss; finite and &gt;= 0. scikit-learn's C is 1 /
   *     (regParam * examples)
   * @param iterations of the solver at most; &gt;= 1
   */
  public LogisticTrainer(SparkSession spark, double regularization, int iterations) {
    this.spark = spark;
    this.regularization = regularization;
    this.iterations = iterations;
  }

  /**
   * Fits one classifier per element, several at a time.
   *
   * @return in the order of {@code tasks}
   */
  public List<LinearModel> trainAll(List<? extends Examples> tasks) {
    int slots = spark.sparkContext().defaultParallelism();
    int threads = Math.max(1, Math.min(Math.min(slots, MAX_THREADS), tasks.size()));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<LinearModel>> running = new ArrayList<>();
      for (Examples examples : tasks) {
        running.add(pool.submit(() -> train(examples)));
      }
      return await(running);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Fits one classifier; a constant one if all examples are of one class. */
  public LinearModel train(Examples examples) {
    long positives = IntStream.range(0, examples.size()).filter(examples::positive).count();
    if (positives == 0 || positives == examples.size()) {
      return LinearModel.constant(positives > 0);
    }
    LogisticRegressionModel model = solver().fit(table(examples));
    return new LinearModel(model.coefficients().toArray(), model.intercept());
  }

  private LogisticRegression solver() {
    return new LogisticRegression()
        .setFamily("binomial")
        .setStandardization(true)
        .setRegParam(regularization)
        .setElasticNetParam(0)
        .setMaxIter(iterations)
        .setTol(TOLERANCE);
  }

  /** Rows are made inside the task from broadcasts: no task carries data. */
  private Dataset<Row> table(Examples examples) {
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(List.of(examples.size()), 1)
            .flatMap(size -> IntStream.range(0, size).mapToObj(i -> toRow(examples, i)).iterator());
    return spark.createDataFrame(rows, SCHEMA);
  }

  private static Row toRow(Examples examples, int index) {
    return RowFactory.create(
        examples.positive(index) ? 1.0 : 0.0, Vectors.dense(examples.features(index)));
  }

  private static List<LinearModel> await(List<Future<LinearModel>> running) {
    List<LinearModel> models = new ArrayList<>();
    try {
      for (Future<LinearModel> fit : running) {
        models.add(fit.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while fitting classifiers", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a logistic regression failed: " + e.getCause(), e);
    }
    return models;
  }
}
