package io.stride.train.dl4j;

import io.stride.train.averaging.TrainingData;
import io.stride.train.averaging.TrainingListener;
import io.stride.train.averaging.TrainingMaster;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.model.AutoencoderSettings;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The same network on the same minibatches under Deeplearning4j's {@code
 * ParameterAveragingTrainingMaster}, for comparison: one {@code fit} a round, partitions weighted
 * alike whatever they trained on, walks drawn on the driver, a constant learning rate, no early
 * stopping. It hands workers a copy of the configuration without the step count, so Adam corrects
 * its moments' bias as if every round were the first. Needs {@code
 * org.deeplearning4j:dl4j-spark_2.12:1.0.0-M2} and {@code deeplearning4j-core:1.0.0-M2.1} on the
 * class path of driver and executors.
 */
public final class Dl4jMaster implements TrainingMaster {
  private final JavaSparkContext context;
  private final TrainingSettings settings;

  /**
   * A master on a running Spark.
   *
   * @param context where rounds run
   * @param settings how long, on what and how closely coupled partitions train
   * @throws io.stride.walk.error.InvalidSettingException if they ask for what this master cannot do
   */
  public Dl4jMaster(JavaSparkContext context, TrainingSettings settings) {
    Dl4jLimits.check(settings);
    this.context = context;
    this.settings = settings;
  }

  @Override
  public TrainingResult train(
      AutoencoderSettings model, TrainingData data, TrainingListener listener) {
    Dl4jLimits.check(model);
    int wanted = settings.averaging().partitions();
    int partitions = wanted == 0 ? context.defaultParallelism() : wanted;
    double factor = settings.averaging().rateScaling().factor(partitions);
    try (Dl4jRounds rounds =
        new Dl4jRounds(context, settings, model.scaledRate(factor), data, partitions)) {
      return new Dl4jTraining(settings, data, partitions, rounds).run(listener);
    }
  }
}
