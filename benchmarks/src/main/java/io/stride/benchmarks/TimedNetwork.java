package io.stride.benchmarks;

/** A network whose training steps are timed. */
@FunctionalInterface
interface TimedNetwork {
  /** One step on one of {@link LayerBenchmark#DISTINCT} minibatches. */
  void step(int minibatch);
}
