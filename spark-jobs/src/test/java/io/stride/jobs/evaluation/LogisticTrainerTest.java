package io.stride.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.walk.testing.LocalSpark;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class LogisticTrainerTest {
  private final SparkSession spark = LocalSpark.session();

  @Test
  void reachesTheMinimumOfTheDocumentedObjective() {
    double penalty = 0.1;
    LinearModel model = new LogisticTrainer(spark, penalty, 200).train(new Steps(40, 7));

    // One feature: the derivative of the mean loss + penalty / 2 * (slope * deviation)^2 in slope
    // and intercept is zero at the minimum.
    Steps data = new Steps(40, 7);
    double intercept = model.score(new double[] {0});
    double slope = model.score(new double[] {1}) - intercept;
    double variance = variance(data);
    double inSlope = penalty * slope * variance;
    double inIntercept = 0;
    for (int i = 0; i < data.size(); i++) {
      double x = data.features(i)[0];
      double error =
          1 / (1 + Math.exp(-model.score(new double[] {x}))) - (data.positive(i) ? 1 : 0);
      inSlope += error * x / data.size();
      inIntercept += error / data.size();
    }
    assertThat(slope).isGreaterThan(0);
    // The solver stops at a relative change of 1e-6 of an objective below 0.7.
    assertThat(inSlope / Math.sqrt(variance)).isCloseTo(0, within(5e-3));
    assertThat(inIntercept).isCloseTo(0, within(5e-3));
  }

  @Test
  void answersInTheOrderOfTheTasksAndAlwaysTheSame() {
    LogisticTrainer trainer = new LogisticTrainer(spark, 0.01, 50);
    List<Steps> tasks = List.of(new Steps(30, 3), new Steps(50, 20), new Steps(20, 9));

    List<LinearModel> together = trainer.trainAll(tasks);

    for (int i = 0; i < tasks.size(); i++) {
      double[] at = {17.0};
      double alone = trainer.train(tasks.get(i)).score(at);
      assertThat(together.get(i).score(at)).isCloseTo(alone, within(0.01));
      assertThat(trainer.trainAll(tasks).get(i).score(at)).isEqualTo(together.get(i).score(at));
    }
  }

  @Test
  void predictsAConstantWhereAllExamplesAreOfOneKind() {
    LogisticTrainer trainer = new LogisticTrainer(spark, 0.01, 50);

    LinearModel none = trainer.train(new Steps(10, 10));
    LinearModel all = trainer.train(new Steps(10, 0));

    assertThat(none.isConstant()).isTrue();
    assertThat(none.score(new double[] {3})).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(all.isConstant()).isTrue();
    assertThat(all.score(new double[] {3})).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static double variance(Examples examples) {
    double mean = 0;
    for (int i = 0; i < examples.size(); i++) {
      mean += examples.features(i)[0] / examples.size();
    }
    double squares = 0;
    for (int i = 0; i < examples.size(); i++) {
      squares += Math.pow(examples.features(i)[0] - mean, 2);
    }
    return squares / (examples.size() - 1);
  }

  /** Feature = index; positive from {@code from} on, except that every fifth lies. */
  private record Steps(int size, int from) implements Examples {
    @Override
    public double[] features(int index) {
      return new double[] {index};
    }

    @Override
    public boolean positive(int index) {
      boolean mixed = from > 0 && from < size;
      return (index >= from) != (mixed && index % 5 == 0);
    }
  }
}
