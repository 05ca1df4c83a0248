package io.stride.train.device;

/** The key {@code device}: what networks should train and encode on. */
public enum DeviceSetting {
  /** The GPU that Spark gave the task, else the CPU. */
  AUTO,
  /** The CPU, whatever there is. */
  CPU,
  /** A GPU; without one the run fails before it trains. */
  GPU
}
