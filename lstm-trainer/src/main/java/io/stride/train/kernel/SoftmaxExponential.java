package io.stride.train.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The exponential function over runs of floats, in loops that the compiler vectorises: x = n·ln 2 +
 * r with whole n and |r| &lt;= ln 2 / 2, a polynomial for e^r (Moshier's Cephes library, expf) and
 * 2^n made in the exponent bits. Relative error at most 2e-7 for arguments from -87 to 88; outside
 * of them the value at the nearer end. Not safe for use by several threads at once.
 */
final class SoftmaxExponential {
  private static final float LOWEST = -87f;
  private static final float HIGHEST = 88f;
  private static final float LOG2_E = 1.442695f;

  /** ln 2 as a float with few bits, so that n times it is exact, and the rest. */
  private static final float LN_2_HIGH = 0x1.63p-1f;

  private static final float LN_2_LOW = -2.1219444e-4f;

  /** Added to a float below 2^22 it leaves the nearest whole number in the low bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final int EXPONENT_BIAS = 127 - Float.floatToRawIntBits(ROUNDER);
  private static final int MANTISSA_BITS = 23;

  /** Long enough for vector loops, short enough for the first-level cache. */
  private static final int RUN = 2048;

  private final float[] chunk = new float[RUN];
  private final float[] rounded = new float[RUN];
  private final int[] bits = new int[RUN];

  // The same memory as floats and as ints: reinterpreting numbers one by one, by
  // Float.floatToRawIntBits, keeps a loop from being vectorised.
  private final FloatBuffer floats;
  private final IntBuffer ints;

  SoftmaxExponential() {
    ByteBuffer shared = ByteBuffer.allocateDirect(Float.BYTES * RUN).order(ByteOrder.nativeOrder());
    floats = shared.asFloatBuffer();
    ints = shared.asIntBuffer();
  }

  /** values = exp(values - shift), the first {@code size} of them. */
  void apply(float[] values, int size, float shift) {
    for (int from = 0; from < size; from += RUN) {
      run(values, from, Math.min(RUN, size - from), shift);
    }
  }

  private void run(float[] values, int from, int size, float shift) {
    // Arrays read and written at one index: with an offset in one of them no loop is vectorised.
    System.arraycopy(values, from, chunk, 0, size);
    polynomial(chunk, size, shift, rounded);
    floats.put(0, rounded, 0, size);
    ints.get(0, bits, 0, size);
    powersOfTwo(bits, size);
    ints.put(0, bits, 0, size);
    floats.get(0, rounded, 0, size);
    for (int i = 0; i < size; i++) {
      chunk[i] *= rounded[i];
    }
    System.arraycopy(chunk, 0, values, from, size);
  }

  private static void polynomial(float[] values, int size, float shift, float[] rounded) {
    for (int i = 0; i < size; i++) {
      float x = Math.max(LOWEST, Math.min(HIGHEST, values[i] - shift));
      float whole = x * LOG2_E + ROUNDER;
      float n = whole - ROUNDER;
      float r = x - n * LN_2_HIGH - n * LN_2_LOW;
      float p = 1.9875691e-4f;
      p = p * r + 0.0013981999f;
      p = p * r + 0.008333452f;
      p = p * r + 0.041665796f;
      p = p * r + 0.16666666f;
      p = p * r + 0.5f;
      rounded[i] = whole;
      values[i] = p * r * r + r + 1f;
    }
  }

  private static void powersOfTwo(int[] bits, int size) {
    for (int i = 0; i < size; i++) {
      bits[i] = (bits[i] + EXPONENT_BIAS) << MANTISSA_BITS;
    }
  }
}
