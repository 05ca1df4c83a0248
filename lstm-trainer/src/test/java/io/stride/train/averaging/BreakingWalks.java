package io.stride.train.averaging;

import io.stride.walk.engine.WalkEngine;
import io.stride.walk.sampling.WalkSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import org.apache.spark.TaskContext;

/**
 * Walks that break what draws them, in partition 0 after some walks.
 *
 * @param walks the walks
 * @param fault what happens
 * @param marker a file that says that it has happened
 */
record BreakingWalks(WalkEngine walks, Fault fault, String marker) implements WalkEngine {
  private static final int AFTER = 60;

  /** What may happen. */
  enum Fault {
    /** Nothing. */
    NONE,
    /** One attempt throws. */
    TASK,
    /** One executor dies. */
    EXECUTOR,
    /** One attempt takes for ever. */
    SLOW,
    /** The executors of four attempts die: more than Spark puts up with. */
    STAGE,
    /** Every attempt throws. */
    ALWAYS
  }

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
    int[] count = {0};
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return drawn.hasNext();
      }

      @Override
      public int[] next() {
        if (++count[0] == AFTER && TaskContext.getPartitionId() == 0) {
          happen();
        }
        return drawn.next();
      }
    };
  }

  private void happen() {
    switch (fault) {
      case TASK -> {
        if (first(0)) {
          throw new IllegalStateException("broken on purpose");
        }
      }
      case EXECUTOR -> {
        if (first(0)) {
          Runtime.getRuntime().halt(1);
        }
      }
      case STAGE -> {
        if (first(0) || first(1) || first(2) || first(3)) {
          Runtime.getRuntime().halt(1);
        }
      }
      case SLOW -> {
        if (first(0)) {
          sleep();
        }
      }
      case ALWAYS -> throw new IllegalStateException("broken for good");
      default -> {
        // Nothing breaks.
      }
    }
  }

  private boolean first(int number) {
    try {
      return new File(marker + number).createNewFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException("told to stop", e);
    }
  }
}
