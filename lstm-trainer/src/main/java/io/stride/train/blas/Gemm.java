package io.stride.train.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Single-precision matrix products of OpenBLAS on column-major off-heap matrices given by their
 * addresses. Nothing is copied or allocated. Not safe for use by several threads at once.
 */
public final class Gemm {
  private final NativeAddress a = new NativeAddress();
  private final NativeAddress b = new NativeAddress();
  private final NativeAddress c = new NativeAddress();

  /**
   * A column-major matrix.
   *
   * @param address of its first number
   * @param rows its rows
   * @param columns its columns
   * @param stride distance of columns in floats, at least {@code rows}
   */
  public record Matrix(long address, int rows, int columns, int stride) {
    /** One whose columns follow each other. */
    public Matrix(long address, int rows, int columns) {
      this(address, rows, columns, rows);
    }

    /** Its first rows. */
    public Matrix top(int count) {
      return new Matrix(address, count, columns, stride);
    }

    /** Its rows from {@code from} to before {@code to}. */
    public Matrix rows(int from, int to) {
      return new Matrix(address + (long) Float.BYTES * from, to - from, columns, stride);
    }

    /** Whether its columns follow each other without a gap. */
    public boolean dense() {
      return stride == rows;
    }

    /** Where a column starts. */
    public long column(int column) {
      return address + (long) Float.BYTES * column * stride;
    }
  }

  /** c = a · b + beta · c. */
  public void multiply(Matrix first, Matrix second, float beta, Matrix result) {
    call(false, false, first, second, beta, result, first.columns());
  }

  /** c = aᵀ · b + beta · c. */
  public void multiplyFirstTransposed(Matrix first, Matrix second, float beta, Matrix result) {
    call(true, false, first, second, beta, result, first.rows());
  }

  /** c = a · bᵀ + beta · c. */
  public void multiplySecondTransposed(Matrix first, Matrix second, float beta, Matrix result) {
    call(false, true, first, second, beta, result, first.columns());
  }

  /** result = sums of the matrix's columns + beta · result; {@code ones} holds a 1 per row. */
  public void columnSums(Matrix matrix, FloatPointer ones, float beta, long result) {
    cblas_sgemv(
        CblasColMajor,
        CblasTrans,
        matrix.rows(),
        matrix.columns(),
        1f,
        a.at(matrix.address()),
        matrix.stride(),
        ones,
        1,
        beta,
        c.at(result),
        1);
  }

  /** to += from, of the same shape. */
  public void add(Matrix from, Matrix to) {
    if (from.dense() && to.dense()) {
      cblas_saxpy(from.rows() * from.columns(), 1f, a.at(from.address()), 1, c.at(to.address()), 1);
      return;
    }
    for (int column = 0; column < from.columns(); column++) {
      cblas_saxpy(from.rows(), 1f, a.at(from.column(column)), 1, c.at(to.column(column)), 1);
    }
  }

  /** matrix *= factor. */
  public void scale(Matrix matrix, float factor) {
    if (matrix.dense()) {
      cblas_sscal(matrix.rows() * matrix.columns(), factor, c.at(matrix.address()), 1);
      return;
    }
    for (int column = 0; column < matrix.columns(); column++) {
      cblas_sscal(matrix.rows(), factor, c.at(matrix.column(column)), 1);
    }
  }

  /** to = from, of the same shape. */
  public void copy(Matrix from, Matrix to) {
    if (from.dense() && to.dense()) {
      copy(from.address(), to.address(), (long) from.rows() * from.columns());
      return;
    }
    for (int column = 0; column < from.columns(); column++) {
      copy(from.column(column), to.column(column), from.rows());
    }
  }

  /** Zeroes all rows from {@code row} on. */
  public void zeroFrom(Matrix matrix, int row) {
    int rows = matrix.rows() - row;
    if (row == 0 && matrix.dense()) {
      zero(matrix.address(), (long) rows * matrix.columns());
      return;
    }
    for (int column = 0; rows > 0 && column < matrix.columns(); column++) {
      zero(matrix.column(column) + (long) Float.BYTES * row, rows);
    }
  }

  private void copy(long from, long to, long floats) {
    Pointer.memcpy(c.at(to), a.at(from), Float.BYTES * floats);
  }

  private void zero(long address, long floats) {
    Pointer.memset(c.at(address), 0, Float.BYTES * floats);
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
        first.stride(),
        b.at(second.address()),
        second.stride(),
        beta,
        c.at(result.address()),
        result.stride());
  }
}
