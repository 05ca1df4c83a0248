package io.stride.train.kernel;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** A vector of ones for sums by matrix products. */
final class Ones implements AutoCloseable {
  private FloatPointer ones = new FloatPointer();

  /** At least {@code count} ones. */
  FloatPointer of(int count) {
    if (ones.capacity() < count) {
      float[] values = new float[count];
      Arrays.fill(values, 1f);
      ones.close();
      ones = new FloatPointer(values);
    }
    return ones;
  }

  @Override
  public void close() {
    ones.close();
  }
}
