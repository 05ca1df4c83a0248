package io.stride.train.kernel;

import io.stride.train.blas.Gemm.Matrix;
import io.stride.train.kernel.SoftmaxKernel.Map;
import io.stride.train.table.RowGradientSum;
import io.stride.train.table.TrainedRows;
import java.nio.FloatBuffer;
import java.util.function.IntUnaryOperator;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Rows of a table of classes as an off-heap matrix [size, classes], with the matrix of their
 * gradients. A table's row holds {@code size} weights, a bias and whatever else. Reused while its
 * shape stays the same.
 */
final class SoftmaxTable implements AutoCloseable {
  private final int size;
  private final int classes;
  private final FloatPointer weightsPointer;
  private final FloatPointer gradientsPointer;
  private final FloatBuffer weights;
  private final FloatBuffer gradients;
  private final float[] bias;
  private final float[] biasGradients;

  private SoftmaxTable(int size, int classes) {
    this.size = size;
    this.classes = classes;
    this.weightsPointer = new FloatPointer((long) size * classes);
    this.gradientsPointer = new FloatPointer((long) size * classes);
    this.weights = weightsPointer.asBuffer();
    this.gradients = gradientsPointer.asBuffer();
    this.bias = new float[classes];
    this.biasGradients = new float[classes];
  }

  /** This table's matrices if they have the given shape, else new ones in place of them. */
  static SoftmaxTable fitting(SoftmaxTable table, int size, int classes) {
    if (table != null && table.size == size && table.classes == classes) {
      return table;
    }
    if (table != null) {
      table.close();
    }
    return new SoftmaxTable(size, classes);
  }

  /** Copies the rows of all classes. */
  void load(TrainedRows table, IntUnaryOperator rowOfClass) {
    float[] row = new float[table.width()];
    for (int i = 0; i < classes; i++) {
      table.read(rowOfClass.applyAsInt(i), row, 0);
      weights.put(i * size, row, 0, size);
      bias[i] = row[size];
    }
  }

  Map map() {
    return new Map(new Matrix(weightsPointer.address(), size, classes), bias);
  }

  Map gradient() {
    return new Map(new Matrix(gradientsPointer.address(), size, classes), biasGradients);
  }

  /** Adds the gradients of all classes to their rows'. */
  void addGradients(RowGradientSum sum, IntUnaryOperator rowOfClass) {
    float[] row = new float[size + 1];
    for (int i = 0; i < classes; i++) {
      gradients.get(i * size, row, 0, size);
      row[size] = biasGradients[i];
      sum.add(rowOfClass.applyAsInt(i), row, 0, size + 1, 1f);
    }
  }

  /** Frees the memory at once instead of when the collector finds it. */
  @Override
  public void close() {
    weightsPointer.close();
    gradientsPointer.close();
  }
}
