package io.stride.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** What one core gets out of OpenBLAS at best: a product of large square matrices. */
final class MatrixProductPeak {
  private static final int SIZE = 1024;
  private static final int RUNS = 10;

  private MatrixProductPeak() {}

  /** GFLOP per CPU second of the calling thread; one thread is to be set already. */
  static double gigaflopsPerSecond() {
    float[] numbers = new float[SIZE * SIZE];
    Arrays.fill(numbers, 0.5f);
    try (FloatPointer a = new FloatPointer(numbers);
        FloatPointer b = new FloatPointer(numbers);
        FloatPointer c = new FloatPointer(numbers)) {
      multiply(a, b, c);
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < RUNS; i++) {
        multiply(a, b, c);
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
      return 2.0 * SIZE * SIZE * SIZE * RUNS / nanos;
    }
  }

  private static void multiply(FloatPointer a, FloatPointer b, FloatPointer c) {
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        SIZE,
        SIZE,
        SIZE,
        1f,
        a,
        SIZE,
        b,
        SIZE,
        0f,
        c,
        SIZE);
  }
}
