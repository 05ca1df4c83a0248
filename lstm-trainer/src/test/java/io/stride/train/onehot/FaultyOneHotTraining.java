package io.stride.train.onehot;

import io.stride.train.averaging.TrainingSettings;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.model.OneHotSettings;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.walk.engine.WalkEngine;
import io.stride.walk.sampling.WalkSettings;
import java.util.Arrays;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A program that trains a one-hot autoencoder on a Spark of its own, breaks something in the
 * middle, and prints a hash of all parameters. Arguments: master, fault (none, task or executor).
 */
final class FaultyOneHotTraining {
  private FaultyOneHotTraining() {}

  public static void main(String[] args) {
    SparkSession spark =
        SparkSession.builder()
            .master(args[0])
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .getOrCreate();
    LocalWalks walks = new LocalWalks(TestGraphs.karate(), new WalkSettings(8, 6, 1, 1, 3));
    OneHotResult result =
        OneHotTraining.train(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            new OneHotSettings(6, 8, 10, 24, 0.1, new Updater(Updater.Kind.ADAM, 0.01), 5, 11),
            new TrainingSettings(
                new BatchSettings(5, 16), 100_000, 2, 0.13, 10, new Averaging(2, 2)),
            new Breaking(walks, args[1]),
            OneHotListener.NONE);
    System.out.println("parameters " + result.rounds().size() + " " + hash(result));
    spark.stop();
  }

  private static int hash(OneHotResult result) {
    int hash = Arrays.hashCode(result.network().parameters()) + result.validation().hashCode();
    for (int node = 0; node < result.input().rows(); node++) {
      hash = 31 * hash + Arrays.hashCode(result.input().row(node));
      hash = 31 * hash + Arrays.hashCode(result.output().row(node));
    }
    return hash;
  }

  /** Walks that break the first attempt at one partition of a round in the middle of training. */
  private record Breaking(LocalWalks walks, String fault) implements WalkEngine {
    /** The count of nodes is stage 0, the first measurement stage 1, the first round stage 2. */
    private static final int STAGE = 4;

    @Override
    public int nodeCount() {
      return walks.nodeCount();
    }

    @Override
    public WalkSettings settings() {
      return walks.settings();
    }

    @Override
    public Iterator<int[]> walks(PrimitiveIterator.OfLong keys) {
      Iterator<int[]> drawn = walks.walks(keys);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return drawn.hasNext();
        }

        @Override
        public int[] next() {
          breakOnce();
          return drawn.next();
        }
      };
    }

    private void breakOnce() {
      TaskContext task = TaskContext.get();
      boolean now = task.stageId() == STAGE && task.attemptNumber() == 0 && task.partitionId() == 0;
      if (now && fault.equals("task")) {
        throw new IllegalStateException("broken on purpose");
      }
      if (now && fault.equals("executor")) {
        Runtime.getRuntime().halt(1);
      }
    }
  }
}
