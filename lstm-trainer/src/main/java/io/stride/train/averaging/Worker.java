package io.stride.train.averaging;

import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;

/**
 * One partition's network and its place in the stream of minibatches. Kept between rounds, it goes
 * on where it stopped; a fresh one finds the same place, so it makes no difference to the result.
 */
final class Worker {
  private final TrainingPlan plan;
  private final int partition;
  private final AutoencoderNetwork network;
  private MinibatchStream stream;
  private int epoch = -1;
  private long done;

  Worker(TrainingPlan plan, int partition) {
    this.plan = plan;
    this.partition = partition;
    this.network = AutoencoderNetwork.create(plan.model());
  }

  /** Trains the minibatches of a round from the given state. */
  StateSum train(NetworkState start, RoundOrder order) {
    moveTo(order);
    network.restore(start);
    FeatureRows features = plan.data().features().value();
    RoundTally tally = new RoundTally();
    for (int i = 0; i < order.count() && stream.hasNext(); i++) {
      PieceBatch batch = stream.next();
      long begin = System.nanoTime();
      network.learningRate(plan.rate(order.step() + i));
      double score = network.fit(batch, features);
      tally.add(batch, score, System.nanoTime() - begin);
    }
    done = order.done() + order.count();
    boolean exhausted = !stream.hasNext();
    return tally.pieces() == 0
        ? StateSum.nothing(exhausted)
        : StateSum.of(network.state(), tally, exhausted);
  }

  /** Measures the held-out pieces of this partition. */
  ReconstructionError validate(NetworkState state) {
    network.restore(state);
    FeatureRows features = plan.data().features().value();
    ReconstructionError error = ReconstructionError.NONE;
    MinibatchStream heldOut = plan.validation(partition);
    while (heldOut.hasNext()) {
      error = error.plus(network.reconstructionError(heldOut.next(), features));
    }
    return error;
  }

  private void moveTo(RoundOrder order) {
    if (epoch == order.epoch() && done == order.done()) {
      return;
    }
    epoch = order.epoch();
    done = order.done();
    stream = plan.training(epoch, partition);
    stream.skip(done);
  }
}
