package io.stride.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.walk.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.StatCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {
  private final SparkSession spark = LocalSpark.session();

  /** On features of one variance, for which a scale for all and one for each are the same. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-5, 1e-3, 0.1, 3})
  void findsTheSolutionsOfSparkMl(double penalty) {
    Cloud cloud = new Cloud(300, 1);
    Examples examples = equalised(cloud);
    List<BitSet> classes = List.of(cloud.positives(0), cloud.positives(1.5), cloud.positives(-2));

    List<LinearModel> models = fit(examples, classes, penalty);

    for (int i = 0; i < classes.size(); i++) {
      LinearModel expected = bySparkMl(examples, classes.get(i), penalty);
      for (int n = 0; n < cloud.size(); n++) {
        assertThat(probability(models.get(i), examples.features(n)))
            .isCloseTo(probability(expected, examples.features(n)), within(2e-3));
      }
    }
  }

  @Test
  void theUnitOfTheVectorsDoesNotMatter() {
    Cloud cloud = new Cloud(200, 2);
    List<BitSet> classes = List.of(cloud.positives(0));
    LinearModel own = fit(cloud, classes, 0.01).get(0);
    LinearModel other = fit(scaled(cloud, 1000, 1000), classes, 0.01).get(0);

    for (int n = 0; n < cloud.size(); n++) {
      double[] features = cloud.features(n);
      double[] larger = Arrays.stream(features).map(value -> 1000 * value).toArray();
      assertThat(probability(other, larger)).isCloseTo(probability(own, features), within(1e-3));
    }
  }

  @Test
  void aWeakComponentIsNotBlownUp() {
    Cloud cloud = new Cloud(200, 2);
    List<BitSet> classes = List.of(cloud.positives(0));
    Examples weakened = scaled(equalised(cloud), 1, 1e-3);
    double strong = coefficient(fit(equalised(cloud), classes, 0.1).get(0), 0);
    double weak = coefficient(fit(weakened, classes, 0.1).get(0), 0);

    // In its own unit it would count for as much as before: 1000 times the coefficient.
    assertThat(weak).isLessThan(strong * 10);
  }

  @Test
  void aTargetsModelDoesNotDependOnItsCompany() {
    Cloud cloud = new Cloud(60, 3);
    List<LogisticTarget> targets = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      targets.add(new LogisticTarget(cloud.positives(i / 20.0 - 2), 1e-4 * (1 + i % 7)));
    }

    List<LinearModel> together = LogisticRegression.fit(cloud, targets, 100);

    double[] at = cloud.features(5);
    for (int i = 0; i < targets.size(); i++) {
      LinearModel alone = LogisticRegression.fit(cloud, targets.subList(i, i + 1), 100).get(0);
      assertThat(together.get(i).score(at)).isEqualTo(alone.score(at));
    }
  }

  @Test
  void predictsAConstantWhereAllExamplesAreOfOneKind() {
    Cloud cloud = new Cloud(20, 4);
    BitSet all = new BitSet();
    all.set(0, 20);

    List<LinearModel> models = fit(cloud, List.of(new BitSet(), all, cloud.positives(0)), 0.1);

    double[] anywhere = new double[Cloud.FEATURES];
    assertThat(models.get(0).score(anywhere)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(models.get(1).score(anywhere)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(models.get(2).isConstant()).isFalse();
  }

  @Test
  void separableClassesWithoutAPenaltyHaveAFiniteAnswer() {
    Examples line =
        new Examples() {
          @Override
          public int size() {
            return 10;
          }

          @Override
          public double[] features(int index) {
            return new double[] {index};
          }
        };
    BitSet upper = new BitSet();
    upper.set(5, 10);

    LinearModel model = fit(line, List.of(upper), 0).get(0);

    assertThat(model.score(new double[] {4})).isNegative().isFinite();
    assertThat(model.score(new double[] {5})).isPositive().isFinite();
  }

  @Test
  void aConstantFeatureIsLeftOut() {
    Cloud cloud = new Cloud(50, 4);
    LinearModel model = fit(cloud, List.of(cloud.positives(0)), 0.01).get(0);

    assertThat(coefficient(model, Cloud.CONSTANT)).isZero();
    assertThat(coefficient(model, 0)).isNotZero();
  }

  private static List<LinearModel> fit(Examples examples, List<BitSet> classes, double penalty) {
    List<LogisticTarget> targets =
        classes.stream().map(own -> new LogisticTarget(own, penalty)).toList();
    return LogisticRegression.fit(examples, targets, 200);
  }

  private static double coefficient(LinearModel model, int feature) {
    double[] unit = new double[Cloud.FEATURES];
    unit[feature] = 1;
    return model.score(unit) - model.score(new double[Cloud.FEATURES]);
  }

  private static double probability(LinearModel model, double[] features) {
    return 1 / (1 + Math.exp(-model.score(features)));
  }

  /** All features but the constant one with mean 0 and a sample variance of 49. */
  private static Examples equalised(Cloud cloud) {
    StatCounter[] statistics = new StatCounter[Cloud.FEATURES];
    for (int feature = 0; feature < Cloud.FEATURES; feature++) {
      statistics[feature] = new StatCounter();
      for (int i = 0; i < cloud.size(); i++) {
        statistics[feature].merge(cloud.features(i)[feature]);
      }
    }
    return mapped(
        cloud,
        features -> {
          for (int feature = 0; feature < Cloud.FEATURES; feature++) {
            if (feature != Cloud.CONSTANT) {
              features[feature] -= statistics[feature].mean();
              features[feature] *= 7 / statistics[feature].sampleStdev();
            }
          }
        });
  }

  /** The first feature and the others, multiplied. */
  private static Examples scaled(Examples examples, double others, double first) {
    return mapped(
        examples,
        features -> {
          for (int feature = 0; feature < features.length; feature++) {
            features[feature] *= feature == 0 ? first : others;
          }
        });
  }

  private static Examples mapped(Examples examples, Consumer<double[]> change) {
    return new Examples() {
      @Override
      public int size() {
        return examples.size();
      }

      @Override
      public double[] features(int index) {
        double[] features = examples.features(index);
        change.accept(features);
        return features;
      }
    };
  }

  private LinearModel bySparkMl(Examples cloud, BitSet positives, double penalty) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cloud.size(); i++) {
      rows.add(RowFactory.create(positives.get(i) ? 1.0 : 0.0, Vectors.dense(cloud.features(i))));
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    Dataset<Row> table = spark.createDataFrame(rows, schema);
    var model =
        new org.apache.spark.ml.classification.LogisticRegression()
            .setRegParam(penalty)
            .setTol(1e-10)
            .setMaxIter(500)
            .fit(table);
    return new LinearModel(model.coefficients().toArray(), model.intercept());
  }
}
