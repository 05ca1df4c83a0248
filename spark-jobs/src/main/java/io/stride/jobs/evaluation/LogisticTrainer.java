package io.stride.jobs.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
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
 * <p>Scaling: Spark ML's standardisation. Each feature is divided by its standard deviation among
 * the training examples, the penalty applies to the scaled coefficients, and the returned
 * coefficients are scaled back, so test examples are scored as they are and nothing of them enters
 * the fit.
 *
 * <p>A fit on some thousand examples is mostly the scheduling of its iterations, so several are
 * solved as one ({@link ProblemStack}). Each fit runs on one partition, so that no sum depends on
 * how many slots there are, and several run side by side.
 */
public final class LogisticTrainer {
  /**
   * Relative change of the objective at which the solver stops. Spark ML's default; a stack takes
   * 50 to 70 iterations on Cora, where problems of their own take 20 to 30 each.
   */
  private static final double TOLERANCE = 1e-6;

  /** Examples of a stack: enough to outweigh a job's overhead, and many stacks to share out. */
  private static final long STACK_BYTES = 64L << 20;

  /** More threads only queue up in the driver's scheduler. */
  private static final int MAX_THREADS = 16;

  private static final String WEIGHT = "weight";

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add(WEIGHT, DataTypes.DoubleType, false)
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
   * Fits one classifier per element.
   *
   * @return in the order of {@code tasks}
   */
  public List<LinearModel> trainAll(List<? extends Examples> tasks) {
    return trainAll(tasks, fitted -> {});
  }

  /**
   * The same, telling how far it is.
   *
   * @param progress gets the number of classifiers that are fitted, several times
   */
  public List<LinearModel> trainAll(List<? extends Examples> tasks, IntConsumer progress) {
    List<LinearModel> models = new ArrayList<>();
    tasks.forEach(examples -> models.add(constant(examples)));
    List<Integer> open =
        IntStream.range(0, tasks.size()).filter(i -> models.get(i) == null).boxed().toList();
    List<LinearModel> fitted =
        fit(
            ProblemStack.of(open.stream().map(tasks::get).toList(), STACK_BYTES),
            count -> progress.accept(tasks.size() - open.size() + count));
    for (int i = 0; i < fitted.size(); i++) {
      models.set(open.get(i), fitted.get(i));
    }
    return models;
  }

  /** Fits one classifier; a constant one if all examples are of one class. */
  public LinearModel train(Examples examples) {
    return trainAll(List.of(examples)).get(0);
  }

  /** The classifier of examples that are all of one class; null if they are not. */
  private static LinearModel constant(Examples examples) {
    long positives = IntStream.range(0, examples.size()).filter(examples::positive).count();
    return positives == 0 || positives == examples.size()
        ? LinearModel.constant(positives > 0)
        : null;
  }

  private List<LinearModel> fit(List<ProblemStack> stacks, IntConsumer progress) {
    int slots = spark.sparkContext().defaultParallelism();
    int threads = Math.max(1, Math.min(Math.min(slots, MAX_THREADS), stacks.size()));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<LinearModel>>> running = new ArrayList<>();
      for (ProblemStack stack : stacks) {
        running.add(pool.submit(() -> stack.size() == 1 ? fitAlone(stack) : fitTogether(stack)));
      }
      return await(running, progress);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<LinearModel> fitTogether(ProblemStack stack) {
    LogisticRegression solver =
        solver()
            .setStandardization(false)
            .setFitIntercept(false)
            .setWeightCol(WEIGHT)
            .setRegParam(regularization / stack.size());
    Dataset<Row> table = table(parallelize(stack.size()).flatMap(one -> stack.rows()));
    LogisticRegressionModel model = solver.fit(table);
    return stack.models(model.coefficients().toArray());
  }

  /** A large problem: dense rows, and Spark ML's own intercept and scaling. */
  private List<LinearModel> fitAlone(ProblemStack stack) {
    Examples examples = stack.first();
    Dataset<Row> table =
        table(
            parallelize(examples.size())
                .flatMap(
                    size -> IntStream.range(0, size).mapToObj(i -> toRow(examples, i)).iterator()));
    LogisticRegressionModel model =
        solver().setStandardization(true).setRegParam(regularization).fit(table);
    return List.of(new LinearModel(model.coefficients().toArray(), model.intercept()));
  }

  private LogisticRegression solver() {
    return new LogisticRegression()
        .setFamily("binomial")
        .setElasticNetParam(0)
        .setMaxIter(iterations)
        .setTol(TOLERANCE);
  }

  /** Rows are made inside the task from broadcasts: no task carries data. */
  private JavaRDD<Integer> parallelize(int size) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(List.of(size), 1);
  }

  private Dataset<Row> table(JavaRDD<Row> rows) {
    return spark.createDataFrame(rows, SCHEMA);
  }

  private static Row toRow(Examples examples, int index) {
    return RowFactory.create(
        examples.positive(index) ? 1.0 : 0.0, 1.0, Vectors.dense(examples.features(index)));
  }

  private static List<LinearModel> await(
      List<Future<List<LinearModel>>> running, IntConsumer progress) {
    List<LinearModel> models = new ArrayList<>();
    try {
      for (Future<List<LinearModel>> fit : running) {
        models.addAll(fit.get());
        progress.accept(models.size());
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
