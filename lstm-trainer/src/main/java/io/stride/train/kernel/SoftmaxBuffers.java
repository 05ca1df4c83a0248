package io.stride.train.kernel;

import io.stride.train.blas.Gemm.Matrix;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Off-heap matrices for a chunk of tokens, column-major: states and their gradients [size, tokens],
 * logits [classes, tokens]. Reused while they are large enough.
 */
final class SoftmaxBuffers implements AutoCloseable {
  /** Logits in a chunk: 8 MiB, so that they don't leave the cache between two products. */
  private static final int LOGITS = 1 << 21;

  private static final int MOST_TOKENS = 256;

  final int size;
  final int classes;

  /** Tokens that fit. */
  final int tokens;

  final FloatBuffer states;
  final FloatBuffer logits;
  final FloatBuffer gradients;

  private final FloatPointer statesPointer;
  private final FloatPointer logitsPointer;
  private final FloatPointer gradientsPointer;

  SoftmaxBuffers(int size, int classes) {
    this.size = size;
    this.classes = classes;
    this.tokens = Math.max(1, Math.min(MOST_TOKENS, LOGITS / classes));
    this.statesPointer = new FloatPointer((long) size * tokens);
    this.logitsPointer = new FloatPointer((long) classes * tokens);
    this.gradientsPointer = new FloatPointer((long) size * tokens);
    this.states = statesPointer.asBuffer();
    this.logits = logitsPointer.asBuffer();
    this.gradients = gradientsPointer.asBuffer();
  }

  /** These buffers if they are of the given shape, else new ones in place of them. */
  static SoftmaxBuffers fitting(SoftmaxBuffers buffers, int size, int classes) {
    if (buffers != null && buffers.size == size && buffers.classes == classes) {
      return buffers;
    }
    if (buffers != null) {
      buffers.close();
    }
    return new SoftmaxBuffers(size, classes);
  }

  Matrix states(int count) {
    return new Matrix(statesPointer.address(), size, count);
  }

  Matrix logits(int count) {
    return new Matrix(logitsPointer.address(), classes, count);
  }

  Matrix gradients(int count) {
    return new Matrix(gradientsPointer.address(), size, count);
  }

  /** Frees the memory at once instead of when the collector finds it. */
  @Override
  public void close() {
    statesPointer.close();
    logitsPointer.close();
    gradientsPointer.close();
  }
}
