package io.stride.train.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Single-precision matrix products of OpenBLAS on column-major off-heap matrices given by their
 * addresses. Nothing is copied or allocated. Not safe for use by several threads at once.
 */
final class Gemm {
  private final Address a = new Address();
  private final Address b = new Address();
  private final Address c = new Address();

  /**
   * A column-major matrix.
   *
   * @param address of its first number
   * @param rows its rows, which is also the distance of columns
   * @param columns its columns
   */
  record Matrix(long address, int rows, int columns) {}

  /** c = a · b + beta · c. */
  void multiply(Matrix first, Matrix second, float beta, Matrix result) {
    call(false, false, first, second, beta, result, first.columns());
  }

  /** c = aᵀ · b + beta · c. */
  void multiplyFirstTransposed(Matrix first, Matrix second, float beta, Matrix result) {
    call(true, false, first, second, beta, result, first.rows());
  }

  /** c = a · bᵀ + beta · c. */
  void multiplySecondTransposed(Matrix first, Matrix second, float beta, Matrix result) {
    call(false, true, first, second, beta, result, first.columns());
  }

  /** result = sums of the matrix's columns + beta · result; {@code ones} holds a 1 per row. */
  void columnSums(Matrix matrix, FloatPointer ones, float beta, long result) {
    cblas_sgemv(
        CblasColMajor,
        CblasTrans,
        matrix.rows(),
        matrix.columns(),
        1f,
        a.at(matrix.address()),
        matrix.rows(),
        ones,
        1,
        beta,
        c.at(result),
        1);
  }

  private void call(
      boolean firstTransposed,
      boolean secondTransposed,
      Matrix first,
      Matrix second,
      float beta,
      Matrix result,
      int inner) {
    cblas_sgemm(
        CblasColMajor,
        firstTransposed ? CblasTrans : CblasNoTrans,
        secondTransposed ? CblasTrans : CblasNoTrans,
        result.rows(),
        result.columns(),
        inner,
        1f,
        a.at(first.address()),
        first.rows(),
        b.at(second.address()),
        second.rows(),
        beta,
        c.at(result.address()),
        result.rows());
  }

  /** A pointer that is moved instead of made anew. */
  private static final class Address extends FloatPointer {
    Address() {
      super((Pointer) null);
    }

    Address at(long newAddress) {
      this.address = newAddress;
      return this;
    }
  }
}
