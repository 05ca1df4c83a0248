package io.stride.train.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The matrices that turn random codes into {@link ProximityVectors}, one after each multiplication
 * with the graph's matrix. Fitted to one graph, they make vectors of nodes of another one that are
 * comparable with those of the first.
 *
 * @param turns [width, width] each, the last one [width, size]; at least one
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: never compared, never hashed
public record ProximityBasis(List<float[][]> turns) {
  private static final int WIDEST = 4096;
  private static final int MOST_TURNS = 16;

  /** Copies the list. */
  public ProximityBasis {
    turns = List.copyOf(turns);
  }

  /** Numbers of a code. */
  int width() {
    return turns.get(0).length;
  }

  /** Numbers of a vector. */
  public int size() {
    return turns.get(turns.size() - 1)[0].length;
  }

  /** Writes count, width, size, then the matrices by rows, as big-endian numbers. */
  void write(DataOutput out) throws IOException {
    out.writeInt(turns.size());
    out.writeInt(width());
    out.writeInt(size());
    for (float[][] turn : turns) {
      for (float[] row : turn) {
        for (float value : row) {
          out.writeFloat(value);
        }
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the stream ends too early or does not hold a basis
   */
  static ProximityBasis read(DataInput in) throws IOException {
    try {
      int count = in.readInt();
      int width = in.readInt();
      int size = in.readInt();
      if (count < 1 || count > MOST_TURNS || size < 1 || size > width || width > WIDEST) {
        throw new IOException("a basis of " + count + " turns of " + width + " to " + size);
      }
      List<float[][]> turns = new ArrayList<>();
      for (int turn = 1; turn <= count; turn++) {
        turns.add(matrix(in, width, turn < count ? width : size));
      }
      return new ProximityBasis(turns);
    } catch (EOFException e) {
      throw new IOException("its basis ends early", e);
    }
  }

  private static float[][] matrix(DataInput in, int rows, int columns) throws IOException {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = in.readFloat();
      }
    }
    return matrix;
  }
}
