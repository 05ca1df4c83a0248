package io.stride.train.skipgram;

import io.stride.walk.engine.WalkEngine;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;

/**
 * What all tasks of a training know.
 *
 * @param key names the training
 * @param settings how it trains
 * @param engine draws walks in the task that trains on them
 * @param share which walks
 * @param partitions how many train side by side
 * @param rounds averaging rounds per epoch
 * @param sampling which negatives are drawn and which tokens are passed over
 */
record SkipGramPlan(
    String key,
    SkipGramSettings settings,
    WalkEngine engine,
    WalkShare share,
    int partitions,
    int rounds,
    Broadcast<TokenSampling> sampling)
    implements Serializable {

  /** First of a partition's walks in a round, or the one after its last for the next round. */
  long walk(int partition, int round) {
    return share.count(partition, partitions) * round / rounds;
  }

  /** The learning rate at a walk, counted through an epoch. */
  double rate(int epoch, long position) {
    double all = (double) settings.epochs() * share.walks();
    double done = ((double) epoch * share.walks() + position) / all;
    return settings.learningRate() * Math.max(SkipGramSettings.FINAL_RATE, 1 - done);
  }
}
