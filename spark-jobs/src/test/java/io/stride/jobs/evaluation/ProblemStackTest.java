package io.stride.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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
import org.junit.jupiter.api.Test;

class ProblemStackTest {
  private static final double PENALTY = 0.001;

  private final SparkSession spark = LocalSpark.session();

  @Test
  void stackedFitsAreThoseOfSparkMl() {
    List<Cloud> problems =
        List.of(new Cloud(300, 1, 0), new Cloud(120, 2, 1.5), new Cloud(200, 3, -2));

    List<LinearModel> stacked = new LogisticTrainer(spark, PENALTY, 100).trainAll(problems);

    for (int i = 0; i < problems.size(); i++) {
      Cloud problem = problems.get(i);
      LinearModel own = separate(problem);
      LinearModel of = stacked.get(i);
      assertThat(IntStream.range(0, problem.size()).mapToDouble(n -> probability(of, problem, n)))
          .usingElementComparator(ProblemStackTest::apart)
          .containsExactlyElementsOf(
              IntStream.range(0, problem.size())
                  .mapToObj(n -> probability(own, problem, n))
                  .toList());
    }
  }

  @Test
  void aConstantFeatureIsLeftOut() {
    FeatureScaling scaling = FeatureScaling.of(new Cloud(50, 4, 0));
    double[] scaled = new double[4];
    scaling.apply(new double[] {3, 9, 3, 3}, scaled);
    assertThat(scaled[Cloud.CONSTANT]).isZero();
    assertThat(scaled[0]).isNotZero();

    LinearModel model = scaling.unscaled(new double[] {7, 1, 1, 1, 1}, 1, 0);
    assertThat(model.score(new double[] {1, 9, 1, 1}))
        .isEqualTo(model.score(new double[] {1, 0.1, 1, 1}))
        .isNotEqualTo(model.score(new double[] {2, 9, 1, 1}));
  }

  @Test
  void stacksHoldWhatFitsAndLargeProblemsAreAlone() {
    // 5 columns with the constant one, 12 bytes each: 60 bytes an example.
    List<Cloud> problems =
        List.of(new Cloud(10, 1, 0), new Cloud(10, 2, 0), new Cloud(50, 3, 0), new Cloud(1, 4, 0));
    assertThat(sizes(ProblemStack.of(problems, 1200))).containsExactly(2, 1, 1);
    assertThat(sizes(ProblemStack.of(problems, 1199))).containsExactly(1, 1, 1, 1);
    assertThat(sizes(ProblemStack.of(problems, 10_000))).containsExactly(4);
    assertThat(ProblemStack.of(List.<Cloud>of(), 1)).isEmpty();
  }

  private static List<Integer> sizes(List<ProblemStack> stacks) {
    return stacks.stream().map(ProblemStack::size).toList();
  }

  private static int apart(double one, double other) {
    return Math.abs(one - other) < 1e-3 ? 0 : Double.compare(one, other);
  }

  private static double probability(LinearModel model, Examples problem, int index) {
    return 1 / (1 + Math.exp(-model.score(problem.features(index))));
  }

  private LinearModel separate(Cloud problem) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < problem.size(); i++) {
      rows.add(
          RowFactory.create(problem.positive(i) ? 1.0 : 0.0, Vectors.dense(problem.features(i))));
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    Dataset<Row> table = spark.createDataFrame(rows, schema);
    LogisticRegressionModel model =
        new LogisticRegression().setRegParam(PENALTY).setTol(1e-9).setMaxIter(500).fit(table);
    return new LinearModel(model.coefficients().toArray(), model.intercept());
  }

  /**
   * Noise of several scales and one constant feature; {@code shift} makes one class rarer, so that
   * the intercept matters.
   */
  private record Cloud(int size, long seed, double shift) implements Examples {
    static final int CONSTANT = 1;

    @Override
    public double[] features(int index) {
      Random random = new Random(1000 * seed + index);
      return new double[] {
        random.nextGaussian(), 0.1, 5 + 10 * random.nextGaussian(), 0.01 * random.nextGaussian()
      };
    }

    @Override
    public boolean positive(int index) {
      double[] own = features(index);
      double noise = new Random(-1000 * seed - index).nextGaussian();
      return own[0] + own[2] / 10 - 100 * own[3] + noise > shift;
    }
  }
}
