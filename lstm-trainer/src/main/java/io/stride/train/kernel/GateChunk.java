package io.stride.train.kernel;

/**
 * Work space on the heap for a run of columns of one time step: the compiler vectorises loops over
 * arrays, not over off-heap buffers. Gate names follow Hochreiter and Schmidhuber 1997 with Gers's
 * forget gate; the order of blocks is Deeplearning4j's.
 */
final class GateChunk {
  /** Long enough for the vector loop to pay, short enough for all arrays to stay in the cache. */
  private static final int TARGET = 2048;

  final float[] candidate;
  final float[] forget;
  final float[] output;
  final float[] input;
  final float[] cell;
  final float[] cellTanh;
  final float[] hidden;
  final float[] cellBefore;

  /** For steps of at most {@code batch} rows. */
  GateChunk(int batch) {
    int size = Math.max(TARGET, batch);
    candidate = new float[size];
    forget = new float[size];
    output = new float[size];
    input = new float[size];
    cell = new float[size];
    cellTanh = new float[size];
    hidden = new float[size];
    cellBefore = new float[size];
  }

  boolean fits(int batch) {
    return batch <= candidate.length;
  }

  /** How many whole columns of {@code rows} rows it holds. */
  int columns(int rows) {
    return candidate.length / rows;
  }
}
