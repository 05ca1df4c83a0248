package io.stride.train.averaging;

import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.NetworkState;

/** The driver's network, which moves by the mean of all partitions' gradients. */
final class GradientUpdate implements AutoCloseable {
  private final TrainingPlan plan;
  private final AutoencoderNetwork network;

  GradientUpdate(TrainingPlan plan) {
    this.plan = plan;
    this.network = AutoencoderNetwork.create(plan.model());
  }

  /**
   * One step of the updater.
   *
   * @param start where the gradient was taken
   * @param gradient mean over all pieces of the round
   * @param step steps taken before; the learning rate follows from it
   */
  NetworkState apply(NetworkState start, float[] gradient, long step) {
    network.restore(start);
    network.learningRate(plan.rate(step));
    network.step(gradient);
    return network.state();
  }

  @Override
  public void close() {
    network.close();
  }
}
