package io.stride.train.kernel;

import io.stride.train.blas.BlasThreads;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How many threads the native libraries use. Spark runs one task per core: libraries that each
 * start a thread per core as well would only take the cores from each other.
 */
final class ComputeThreads {
  private static boolean set;

  private ComputeThreads() {}

  /** Lets OpenBLAS and ND4J compute in the calling thread only, in this whole process. */
  static synchronized void oneEach() {
    if (!set) {
      BlasThreads.one();
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      Nd4j.getEnvironment().setMaxThreads(1);
      set = true;
    }
  }
}
