package io.stride.train.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;

/** A shift followed by a matrix: y = (x - mean) · T, from vectors of one length to another. */
public final class AffineMap implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float[] mean;
  private final float[][] transform;

  /**
   * The map of a shift and a matrix, which it keeps.
   *
   * @param mean [width]
   * @param transform [width, size]
   */
  AffineMap(float[] mean, float[][] transform) {
    this.mean = mean;
    this.transform = transform;
  }

  /** Length of the vectors that it transforms. */
  public int width() {
    return mean.length;
  }

  /** Length of the vectors that it makes. */
  public int size() {
    return transform[0].length;
  }

  /** Writes the map as big-endian numbers: width, size, mean, then the matrix by rows. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(width());
    out.writeInt(size());
    writeRow(mean, out);
    for (float[] row : transform) {
      writeRow(row, out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the stream ends too early or does not hold a map
   */
  public static AffineMap read(DataInput in) throws IOException {
    try {
      int width = in.readInt();
      int size = in.readInt();
      if (size < 1 || size > width || width > 4096) {
        throw new IOException("a map of " + width + " to " + size + " numbers");
      }
      float[] mean = readRow(width, in);
      float[][] transform = new float[width][];
      for (int i = 0; i < width; i++) {
        transform[i] = readRow(size, in);
      }
      return new AffineMap(mean, transform);
    } catch (EOFException e) {
      // Java's own says nothing at all.
      throw new IOException("its map ends early", e);
    }
  }

  private static void writeRow(float[] row, DataOutput out) throws IOException {
    for (float value : row) {
      out.writeFloat(value);
    }
  }

  private static float[] readRow(int size, DataInput in) throws IOException {
    float[] row = new float[size];
    for (int i = 0; i < size; i++) {
      row[i] = in.readFloat();
    }
    return row;
  }

  /** Writes what becomes of a vector to the place of another, which may be the same. */
  void apply(float[] values, int offset, float[] target, int targetOffset) {
    int size = size();
    float[] result = new float[size];
    for (int i = 0; i < mean.length; i++) {
      Vectors.addScaled(transform[i], 0, values[offset + i] - mean[i], result, 0, size);
    }
    System.arraycopy(result, 0, target, targetOffset, size);
  }

  /** The same, scaled to length √size. */
  void applyScaled(float[] values, int offset, float[] target, int targetOffset) {
    apply(values, offset, target, targetOffset);
    Vectors.scaleToLength(target, targetOffset, size(), Math.sqrt(size()));
  }
}
