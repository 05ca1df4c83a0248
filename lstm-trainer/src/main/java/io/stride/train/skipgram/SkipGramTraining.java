package io.stride.train.skipgram;

import io.stride.train.versioned.WarmTables;
import io.stride.walk.engine.WalkEngine;
import io.stride.walk.error.InvalidInputException;
import java.util.Arrays;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Skip-gram with negative sampling on walks that are drawn where they are used, across partitions:
 * in a round every partition trains its share of the walks from the same tables, then each row is
 * averaged over the partitions that touched it. Only touched rows travel to the driver. With one
 * partition this is word2vec's sequential training, but that pairs of a few positions step together
 * ({@link BlockKernel}). For a given number of partitions the result has the same bits every time,
 * task retries and lost executors included, on processors of one kind (OpenBLAS has products for
 * each).
 */
public final class SkipGramTraining {
  /** Averaging rounds per epoch, unless partitions have fewer walks. */
  static final int ROUNDS = 50;

  /** Where one partition trains nothing is averaged: rounds only tell how it goes. */
  static final int ROUNDS_ALONE = 10;

  private final JavaSparkContext context;
  private final SkipGramSettings settings;
  private final int partitions;

  /**
   * A training on a running Spark.
   *
   * @param context where rounds run
   * @param settings how it trains
   * @param partitions how many train side by side, at least 1
   */
  public SkipGramTraining(JavaSparkContext context, SkipGramSettings settings, int partitions) {
    this.context = context;
    this.settings = settings;
    this.partitions = partitions;
  }

  /**
   * Trains to the end of the last epoch.
   *
   * @param engine draws walks
   * @param start vectors to begin with; of {@code settings.size()} numbers
   * @param listener is told of every round as it ends
   * @throws InvalidInputException if no walk has two nodes
   */
  public SkipGramResult train(WalkEngine engine, SkipGramStart start, SkipGramListener listener) {
    WalkShare share =
        WalkShare.of(engine.nodeCount(), engine.settings(), settings.share(), settings.seed());
    NodeCounts counts = NodeCounts.count(context, engine, share, partitions);
    requireWalks(counts);
    Broadcast<TokenSampling> sampling =
        context.broadcast(TokenSampling.of(counts, settings.subsampling()));
    SkipGramPlan plan =
        new SkipGramPlan(
            UUID.randomUUID().toString(),
            settings,
            engine,
            share,
            partitions,
            (int) Math.min(partitions == 1 ? ROUNDS_ALONE : ROUNDS, share.count(0, partitions)),
            sampling);
    try (SkipGramRun run = new SkipGramRun(context, plan, start.tables(settings), listener)) {
      return run.train(larger(start.walks(), counts.walks()));
    } finally {
      sampling.destroy();
      WarmTables.clear();
    }
  }

  /** The same walks make a vector and refine it, so they don't add up. */
  private static int[] larger(int[] first, int[] second) {
    int[] larger = new int[first.length];
    Arrays.setAll(larger, i -> Math.max(first[i], second[i]));
    return larger;
  }

  private static void requireWalks(NodeCounts counts) {
    if (counts.total() == 0) {
      throw new InvalidInputException(
          "none of the walks has two nodes, so there is nothing to train on;"
              + " check input.directed and the edges");
    }
  }
}
