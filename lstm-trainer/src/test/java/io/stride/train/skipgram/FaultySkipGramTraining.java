package io.stride.train.skipgram;

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
 * A program that trains skip-gram vectors on a Spark of its own, breaks something in the middle,
 * and prints a hash of both tables. Arguments: master, fault (none, task or executor).
 */
final class FaultySkipGramTraining {
  private FaultySkipGramTraining() {}

  public static void main(String[] args) {
    SparkSession spark =
        SparkSession.builder()
            .master(args[0])
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .getOrCreate();
    LocalWalks walks = new LocalWalks(TestGraphs.karate(), new WalkSettings(8, 6, 1, 1, 3));
    SkipGramResult result =
        new SkipGramTraining(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                new SkipGramSettings(6, 3, 4, 0.05, 2, 0, 0.8, 11),
                2)
            .train(new Breaking(walks, args[1]), SkipGramStart.random(34), SkipGramListener.NONE);
    System.out.println("parameters " + result.rounds().size() + " " + hash(result));
    spark.stop();
  }

  private static int hash(SkipGramResult result) {
    int hash = Arrays.hashCode(result.walks());
    for (int node = 0; node < result.input().rows(); node++) {
      hash = 31 * hash + Arrays.hashCode(result.input().row(node));
      hash = 31 * hash + Arrays.hashCode(result.output().row(node));
    }
    return hash;
  }

  /** Walks that break the first attempt at one partition of a round in the middle of training. */
  private record Breaking(LocalWalks walks, String fault) implements WalkEngine {
    /** The count of nodes is stage 0, the first round stage 1. */
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
