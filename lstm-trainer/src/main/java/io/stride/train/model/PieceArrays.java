package io.stride.train.model;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.kernel.NativeCopies;
import io.stride.train.kernel.ReusedArray;
import io.stride.walk.sampling.WalkRandom;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch of pieces as the network's arrays, in memory that is reused from batch to batch. Rows are
 * sorted by length, longest first, so that a time step's live rows are the first ones, and steps
 * that no piece has are left out.
 */
final class PieceArrays {
  /** Rows that are transposed together: their numbers fill one cache line of the result. */
  private static final int TILE = 16;

  private final ReusedArray valueMemory = new ReusedArray();
  private final ReusedArray maskMemory = new ReusedArray();
  private final ReusedArray seenMemory = new ReusedArray();
  private float[] step = new float[0];
  private int[] order = new int[0];
  private INDArray values;
  private INDArray mask;

  /** Takes the next batch; arrays of the one before must not be used any more. */
  void load(PieceBatch batch, FeatureRows features) {
    order = longestFirst(batch.lengths());
    int length = batch.lengths()[order[0]];
    values = valueMemory.of(batch.count(), features.size(), length);
    loadValues(batch, features);
    boolean ragged = batch.lengths()[order[order.length - 1]] < length;
    mask = ragged ? maskMemory.of(batch.count(), length) : null;
    if (ragged) {
      loadMask(batch, length);
    }
  }

  /** Features of the nodes, [pieces, features, length], zeros where a piece has ended. */
  INDArray values() {
    return values;
  }

  /**
   * The features with those of some nodes hidden, as zeros.
   *
   * @param share probability of a node to be hidden; 0: none
   * @param key which nodes
   */
  INDArray seen(double share, long key) {
    if (share == 0) {
      return values;
    }
    INDArray seen = seenMemory.of(values.shape());
    long counter = WalkRandom.mix(key);
    int size = (int) (values.size(0) * values.size(1));
    for (int time = 0; time < values.size(2); time++) {
      NativeCopies.read(values, (long) time * size, size, step);
      for (int row = 0; row < values.size(0); row++) {
        counter += WalkRandom.GAMMA;
        if (WalkRandom.unit(counter) < share) {
          hide(row, size);
        }
      }
      NativeCopies.write(step, size, seen, (long) time * size);
    }
    return seen;
  }

  private void hide(int row, int size) {
    for (int at = row; at < size; at += order.length) {
      step[at] = 0f;
    }
  }

  /** 1 where a piece has a node, else 0, [pieces, length]; null if all have the same length. */
  INDArray mask() {
    return mask;
  }

  /** The piece of the batch that stands in a row. */
  int piece(int row) {
    return order[row];
  }

  /** For each row the one whose piece belongs to its own; -1: none does. */
  int[] partners(PieceBatch batch) {
    int[] rows = new int[order.length];
    for (int row = 0; row < rows.length; row++) {
      rows[order[row]] = row;
    }
    int[] partners = new int[order.length];
    for (int row = 0; row < rows.length; row++) {
      partners[row] = order[row] < 2 * batch.pairs() ? rows[order[row] ^ 1] : -1;
    }
    return partners;
  }

  /** A stable counting sort. */
  private static int[] longestFirst(int[] lengths) {
    int longest = Arrays.stream(lengths).max().orElse(0);
    int[] starts = new int[longest + 2];
    for (int length : lengths) {
      starts[longest - length + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] sorted = new int[lengths.length];
    for (int piece = 0; piece < lengths.length; piece++) {
      sorted[starts[longest - lengths[piece]]++] = piece;
    }
    return sorted;
  }

  /** Column-major, so that a time step is one contiguous matrix, as the layers want it. */
  private void loadValues(PieceBatch batch, FeatureRows features) {
    int size = features.size() * batch.count();
    if (step.length < size) {
      step = new float[size];
    }
    for (int time = 0; time < values.size(2); time++) {
      int live = live(batch, time);
      Arrays.fill(step, 0, size, 0f);
      for (int row = 0; row < live; row += TILE) {
        transpose(batch, features, time, row, Math.min(live, row + TILE));
      }
      NativeCopies.write(step, size, values, (long) time * size);
    }
  }

  private void transpose(PieceBatch batch, FeatureRows features, int time, int from, int to) {
    int count = batch.count();
    for (int row = from; row < to; row++) {
      int node = batch.node(order[row], time);
      float[] block = features.block(node);
      int offset = features.offset(node);
      for (int i = 0; i < features.size(); i++) {
        step[i * count + row] = block[offset + i];
      }
    }
  }

  private void loadMask(PieceBatch batch, int length) {
    int count = batch.count();
    for (int time = 0; time < length; time++) {
      int live = live(batch, time);
      Arrays.fill(step, 0, live, 1f);
      Arrays.fill(step, live, count, 0f);
      NativeCopies.write(step, count, mask, (long) time * count);
    }
  }

  /** How many pieces have a node at the time. */
  private int live(PieceBatch batch, int time) {
    int row = order.length;
    while (row > 0 && batch.lengths()[order[row - 1]] <= time) {
      row--;
    }
    return row;
  }
}
