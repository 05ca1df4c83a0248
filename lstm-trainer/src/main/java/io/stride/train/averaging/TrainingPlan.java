package io.stride.train.averaging;

import io.stride.train.batch.BatchSettings;
import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.WalkSelection;
import io.stride.train.model.AutoencoderSettings;
import java.io.Serializable;

/**
 * All that a partition needs to know, the same in every round.
 *
 * @param model the network
 * @param data what to train on
 * @param selection which walks
 * @param batches how they become minibatches
 * @param partitions how many partitions share the walks
 * @param schedule how the learning rate changes
 * @param steps sequential steps that training is expected to take
 * @param averaged what partitions bring together
 */
record TrainingPlan(
    AutoencoderSettings model,
    TrainingData data,
    WalkSelection selection,
    BatchSettings batches,
    int partitions,
    LearningRateSchedule schedule,
    long steps,
    TrainingSettings.Averaged averaged)
    implements Serializable {

  /** The learning rate of a step, from 0 and counted through all epochs. */
  double rate(long step) {
    return model.updater().learningRate() * schedule.factor(step, steps);
  }

  /**
   * What a round was.
   *
   * @param epoch of its minibatches
   * @param number from 0, through all epochs
   * @param step its first one, through all epochs
   * @param tally of all partitions, at least one piece
   * @param seconds its wall time
   */
  TrainingRound round(int epoch, int number, long step, RoundTally tally, double seconds) {
    double compute = tally.computeSeconds() / partitions;
    return new TrainingRound(
        epoch,
        number,
        tally.loss(),
        rate(step),
        tally.pieces(),
        tally.tokens(),
        (double) tally.tokens() / data.engine().settings().length(),
        seconds,
        compute,
        Math.max(0, seconds - tally.busiestSeconds()),
        tally.busiestSeconds() - compute);
  }

  MinibatchStream training(int epoch, int partition) {
    MinibatchStream stream =
        MinibatchStream.training(data.engine(), selection, batches, epoch, partition, partitions);
    return model.objective().contrastive() ? stream.inPairs() : stream;
  }

  MinibatchStream validation(int partition) {
    return MinibatchStream.validation(data.engine(), selection, batches, partition, partitions);
  }
}
