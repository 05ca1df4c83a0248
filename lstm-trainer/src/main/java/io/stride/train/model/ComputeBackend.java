package io.stride.train.model;

import io.stride.train.kernel.FastLstm;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What networks of this build and this process compute on. A CUDA build has the CPU's backend too,
 * and ND4J takes it where CUDA finds no device.
 */
public final class ComputeBackend {
  private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

  private ComputeBackend() {}

  /** Whether the jar has a CUDA backend; loads nothing. */
  public static boolean builtForGpu() {
    try {
      Class.forName(CUDA, false, ComputeBackend.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Whether this process computes on GPUs; loads the native libraries. */
  public static boolean onGpu() {
    return !FastLstm.onCpu();
  }

  /**
   * Lets the calling thread compute on a GPU, until it chooses another one.
   *
   * @param number as CUDA counts the devices that the process sees, from 0
   */
  public static void useDevice(int number) {
    Nd4j.getAffinityManager().unsafeSetDevice(number);
  }

  /** {@code cpu} or {@code gpu}. */
  public static String device() {
    return onGpu() ? "gpu" : "cpu";
  }
}
