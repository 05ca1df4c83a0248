package io.stride.train.device;

/** What the driver has decided that tasks compute on. */
public enum Placement {
  /** The CPU. */
  CPU,
  /** The GPU that Spark gave the task; the CPU where CUDA can't be used after all. */
  GPU_PREFERRED,
  /** The GPU that Spark gave the task; without one it fails. */
  GPU_REQUIRED
}
