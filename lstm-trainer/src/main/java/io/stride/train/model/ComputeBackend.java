package io.stride.train.model;

import io.stride.train.kernel.FastLstm;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What networks of this build and this process compute on. A CUDA build has the CPU's backend too,
 * and ND4J takes it where CUDA finds no device.
 */
public final class ComputeBackend {
  private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

  static {
    // Out of memory, Deeplearning4j would write all that it knows of the network into the working
    // directory, once per failed attempt.
    CrashReportingUtil.crashDumpsEnabled(false);
  }

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

  /**
   * Bytes that this process may take in all, heap included, before it is refused more outside of
   * the heap. The one limit of JavaCPP's that holds for ND4J's arrays, which are allocated past
   * org.bytedeco.javacpp.maxbytes.
   */
  public static long memoryLimit() {
    return Pointer.maxPhysicalBytes();
  }

  /** {@code cpu} or {@code gpu}. */
  public static String device() {
    return onGpu() ? "gpu" : "cpu";
  }
}
