package io.stride.train.averaging;

import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.features.FeatureRows;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.sampling.WalkSettings;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A program that trains on a Spark of its own while something breaks, and prints a hash of the
 * parameters. Arguments: master, {@link BreakingWalks.Fault}, an empty directory.
 */
final class FaultyTraining {
  private FaultyTraining() {}

  public static void main(String[] args) {
    BreakingWalks.Fault fault = BreakingWalks.Fault.valueOf(args[1]);
    SparkConf conf =
        new SparkConf()
            .setAppName("faulty training")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.executor.extraClassPath", System.getProperty("java.class.path"));
    if (fault == BreakingWalks.Fault.SLOW) {
      conf.set("spark.speculation", "true")
          .set("spark.speculation.quantile", "0.5")
          .set("spark.speculation.interval", "50ms")
          .set("spark.speculation.minTaskRuntime", "500ms");
    }
    try (TwoHosts hosts = TwoHosts.start(args[0], conf);
        JavaSparkContext context = new JavaSparkContext(conf.setMaster(hosts.master()))) {
      // The test looks for traces of what happened, some of which Spark only mentions.
      context.setLogLevel("INFO");
      System.out.println("result " + train(context, fault, Path.of(args[2], "broken")));
    }
  }

  private static String train(JavaSparkContext context, BreakingWalks.Fault fault, Path marker) {
    LocalWalks walks = new LocalWalks(TestGraphs.karate(), new WalkSettings(8, 10, 1, 1, 3));
    Broadcast<FeatureRows> features = context.broadcast(TinyModels.features(walks.graph()));
    TrainingData data =
        new TrainingData(new BreakingWalks(walks, fault, marker.toString()), features);
    TrainingSettings settings =
        new TrainingSettings(new BatchSettings(4, 16), 100_000, 2, 0.1, 10, new Averaging(2, 2));
    try {
      TrainingResult result =
          new AveragingMaster(context, settings)
              .train(TinyModels.adam(), data, TrainingListener.NONE);
      return result.rounds().size()
          + " rounds "
          + Integer.toHexString(Arrays.hashCode(result.state().parameters()))
          + " "
          + Integer.toHexString(Arrays.hashCode(result.state().updater()));
    } catch (RoundFailedException e) {
      return e.getMessage();
    }
  }
}
