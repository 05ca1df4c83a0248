package io.stride.jobs.embed;

import io.stride.train.averaging.AveragingMaster;
import io.stride.train.averaging.TrainingMaster;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.dl4j.Dl4jMaster;
import io.stride.walk.error.InvalidSettingException;
import org.apache.spark.api.java.JavaSparkContext;

/** Who averages the parameters of the partitions. */
public enum MasterKind {
  /** {@link AveragingMaster}. */
  STRIDE,
  /** {@link Dl4jMaster}, for comparison; its jars are not in Stride's. */
  DL4J;

  private static final String CLASS =
      "org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster";

  private static final String CORE_CLASS =
      "org.deeplearning4j.core.storage.StatsStorageRouterProvider";

  /**
   * Looks whether its classes are there, which takes no Spark.
   *
   * @throws InvalidSettingException if they are not
   */
  public void requireAvailable() {
    if (this == DL4J && !(found(CLASS) && found(CORE_CLASS))) {
      throw new InvalidSettingException(
          "averaging.master",
          "dl4j",
          "stride unless Deeplearning4j's jars for Spark are there",
          "bring them with ./submit.sh --jars"
              + " dl4j-spark_2.12-1.0.0-M2.jar,deeplearning4j-core-1.0.0-M2.1.jar; README.md says"
              + " where they come from");
    }
  }

  TrainingMaster create(JavaSparkContext context, TrainingSettings settings) {
    return switch (this) {
      case STRIDE -> new AveragingMaster(context, settings);
      case DL4J -> new Dl4jMaster(context, settings);
    };
  }

  private static boolean found(String name) {
    try {
      Class.forName(name, false, MasterKind.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
