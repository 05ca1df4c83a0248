package io.stride.train.model;

import io.stride.train.kernel.FastLstm;

/** What the networks of this build compute on. */
public final class ComputeBackend {
  private ComputeBackend() {}

  /** {@code cpu}, or {@code gpu} if the jar was built with a CUDA backend. */
  public static String device() {
    return FastLstm.onCpu() ? "cpu" : "gpu";
  }
}
