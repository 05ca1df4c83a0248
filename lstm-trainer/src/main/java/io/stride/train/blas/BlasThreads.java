package io.stride.train.blas;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * How many threads OpenBLAS uses. Spark runs one task per core: a library that starts a thread per
 * core as well would only take the cores from other tasks.
 */
public final class BlasThreads {
  private static boolean set;

  private BlasThreads() {}

  /** Lets OpenBLAS compute in the calling thread only, in this whole process. */
  public static synchronized void one() {
    if (!set) {
      openblas_nolapack.blas_set_num_threads(1);
      set = true;
    }
  }
}
