package io.stride.train.table;

import java.util.Arrays;

/**
 * Classes that stand for all others in a softmax.
 *
 * @param rows classes in ascending order; one that was drawn several times stands there as often
 * @param corrections for each of them what its logit is lowered by: the logarithm of how often the
 *     class is drawn in the mean
 */
@SuppressWarnings("ArrayRecordComponent") // work data: never compared, never hashed
public record Negatives(int[] rows, float[] corrections) {

  /** Every class once, as it is: the softmax over these and the right class is the full one. */
  public static Negatives all(int classes) {
    int[] rows = new int[classes];
    Arrays.setAll(rows, row -> row);
    return new Negatives(rows, new float[classes]);
  }

  /** Where a class stands first in {@link #rows}, or would stand. */
  public int first(int row) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows[middle] < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
