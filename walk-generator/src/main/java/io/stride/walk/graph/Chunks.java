package io.stride.walk.graph;

/** How a long row of values is cut into Java arrays. */
final class Chunks {
  private Chunks() {}

  /** Arrays needed for {@code length} values, 2^{@code shift} in each but the last. */
  static int count(long length, int shift) {
    if (length < 0) {
      throw new IllegalArgumentException("length was " + length + ", must be >= 0");
    }
    return Math.toIntExact((length + (1L << shift) - 1) >>> shift);
  }

  /** Values in array number {@code chunk}. */
  static int size(long length, int shift, int chunk) {
    return (int) Math.min(1L << shift, length - ((long) chunk << shift));
  }
}
