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
final class Worker implements AutoCloseable {
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

  /** Does its part of a round from the given state. */
  StateSum train(NetworkState start, RoundOrder order) {
    moveTo(order);
    network.restore(start);
    RoundTally tally = new RoundTally();
    NetworkState end =
        switch (plan.averaged()) {
          case PARAMETERS -> steps(order, tally);
          case GRADIENTS -> gradient(start, order, tally);
        };
    done = order.done() + order.count();
    boolean exhausted = !stream.hasNext();
    return tally.pieces() == 0 ? StateSum.nothing(exhausted) : StateSum.of(end, tally, exhausted);
  }

  /** A step on each of the round's minibatches. */
  private NetworkState steps(RoundOrder order, RoundTally tally) {
    FeatureRows features = plan.data().features().value();
    for (int i = 0; i < order.count() && stream.hasNext(); i++) {
      PieceBatch batch = stream.next();
      long begin = System.nanoTime();
      network.learningRate(plan.rate(order.step() + i));
      double score = network.fit(batch, features);
      tally.add(batch, score, System.nanoTime() - begin);
    }
    return network.state();
  }

  /** The mean gradient of the round's minibatches in the place of parameters. */
  private NetworkState gradient(NetworkState start, RoundOrder order, RoundTally tally) {
    FeatureRows features = plan.data().features().value();
    float[] gradient = new float[network.parameterCount()];
    for (int i = 0; i < order.count() && stream.hasNext(); i++) {
      PieceBatch batch = stream.next();
      long begin = System.nanoTime();
      double score = network.addGradient(batch, features, gradient);
      tally.add(batch, score, System.nanoTime() - begin);
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= tally.pieces();
    }
    return new NetworkState(gradient, new float[0], start.steps());
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

  /** Frees the network. */
  @Override
  public void close() {
    network.close();
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
