package io.stride.train.kernel;

import io.stride.train.blas.NativeAddress;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How many rows of a batch each time step has to look at. If the rows are sorted by length, longest
 * first, those are exactly the sequences that have not ended, as in cuDNN's packed sequences; in
 * any other order the rows in between are masked.
 */
final class LiveRows {
  private int batch;
  private int steps;
  private int[] live = new int[0];
  private int[] before = new int[0];
  private boolean[] gaps = new boolean[0];
  private float[] mask = new float[0];
  private final NativeAddress source = new NativeAddress();

  /**
   * Describes the next batch.
   *
   * @param newMask [batch, steps], 1 where a row has a step, else 0; null: all have all
   */
  void set(int newBatch, int newSteps, INDArray newMask) {
    batch = newBatch;
    steps = newSteps;
    if (live.length < steps) {
      live = new int[steps];
      before = new int[steps + 1];
      gaps = new boolean[steps];
    }
    Arrays.fill(live, 0, steps, batch);
    Arrays.fill(gaps, 0, steps, false);
    if (newMask != null) {
      read(newMask);
      count();
    }
    before = before.length > steps ? before : new int[steps + 1];
    for (int step = 0; step < steps; step++) {
      before[step + 1] = before[step] + live[step];
    }
  }

  int batch() {
    return batch;
  }

  int steps() {
    return steps;
  }

  /** Rows 0 to this - 1 may be alive at the step or later. */
  int at(int step) {
    return live[step];
  }

  /** The sum of {@link #at} over all earlier steps. */
  int before(int step) {
    return before[step];
  }

  /** The sum of {@link #at} over all steps. */
  int total() {
    return before[steps];
  }

  /** Whether a row below {@link #at} is masked at the step. */
  boolean gaps(int step) {
    return gaps[step];
  }

  /** Step by step, a number per row of the batch. Valid if there are {@link #gaps}. */
  float[] mask() {
    return mask;
  }

  /** The last step at which the row is alive, 0 if at none. */
  int last(int row) {
    for (int step = steps - 1; step > 0; step--) {
      if (row < live[step] && (!gaps[step] || mask[step * batch + row] != 0)) {
        return step;
      }
    }
    return 0;
  }

  private void read(INDArray newMask) {
    INDArray floats = newMask.castTo(DataType.FLOAT);
    INDArray stepwise = FortranCopy.isFortranOrder(floats) ? floats : floats.dup('f');
    if (mask.length < batch * steps) {
      mask = new float[batch * steps];
    }
    source.at(ArrayAddress.of(stepwise)).get(mask, 0, batch * steps);
  }

  private void count() {
    int rows = 0;
    for (int step = steps - 1; step >= 0; step--) {
      rows = Math.max(rows, lastMasked(step) + 1);
      live[step] = rows;
      for (int row = 0; row < rows && !gaps[step]; row++) {
        gaps[step] = mask[step * batch + row] != 1f;
      }
    }
  }

  /** The last row that is not masked at the step, or -1. */
  private int lastMasked(int step) {
    int row = batch - 1;
    while (row >= 0 && mask[step * batch + row] == 0) {
      row--;
    }
    return row;
  }
}
