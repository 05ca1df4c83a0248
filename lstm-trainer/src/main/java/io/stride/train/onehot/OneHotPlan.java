package io.stride.train.onehot;

import io.stride.train.averaging.TrainingSettings;
import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.WalkSelection;
import io.stride.train.model.OneHotNetwork;
import io.stride.train.model.OneHotSettings;
import io.stride.train.table.NegativeSampling;
import io.stride.walk.engine.WalkEngine;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;

/**
 * All that a partition needs to know, the same in every round.
 *
 * @param key names this training; what executors keep of another one is never reused
 * @param model the network
 * @param settings how it is trained
 * @param engine draws the walks
 * @param selection which walks
 * @param partitions how many partitions share the walks
 * @param sampling draws negatives; null if the softmax is over all nodes
 */
record OneHotPlan(
    String key,
    OneHotSettings model,
    TrainingSettings settings,
    WalkEngine engine,
    WalkSelection selection,
    int partitions,
    Broadcast<NegativeSampling> sampling)
    implements Serializable {

  /** The same with negatives drawn. */
  OneHotPlan with(Broadcast<NegativeSampling> negatives) {
    return new OneHotPlan(key, model, settings, engine, selection, partitions, negatives);
  }

  /** A network with initial parameters. */
  OneHotNetwork network() {
    return OneHotNetwork.create(model, sampling == null ? null : sampling.value());
  }

  MinibatchStream training(int epoch, int partition) {
    return MinibatchStream.training(
        engine, selection, settings.batches(), epoch, partition, partitions);
  }

  MinibatchStream validation(int partition) {
    return MinibatchStream.validation(engine, selection, settings.batches(), partition, partitions);
  }

  /** What learning rates are multiplied by at a step, from 0 and counted through all epochs. */
  double rateFactor(long step) {
    return settings.averaging().rateScaling().factor(partitions)
        * settings.schedule().factor(step, steps());
  }

  /** Sequential steps of all epochs, if no walk ends early. */
  private long steps() {
    int pieceLength = settings.batches().pieceLength();
    int pieces = (engine.settings().length() + pieceLength - 1) / pieceLength;
    double batches = (double) selection.trainingWalks() * pieces / settings.batches().batchSize();
    return Math.max(1, Math.round(settings.epochs() * batches / partitions));
  }
}
