package io.stride.train.skipgram;

/**
 * The logistic function and its negative logarithm by table look-up, as in word2vec: within 0.001
 * and 0.002 of the exact values on [-{@link #RANGE}, {@link #RANGE}], constant beyond. Both tables
 * fit into a core's first cache.
 */
final class SigmoidTable {
  /** Beyond it a probability is 0 or 1 to within 0.0004. */
  static final float RANGE = 8;

  private static final int CELLS = 1 << 12;
  private static final float SCALE = CELLS / (2 * RANGE);
  private static final float[] SIGMOID = new float[CELLS + 1];
  private static final float[] LOSS = new float[CELLS + 1];

  static {
    for (int cell = 0; cell <= CELLS; cell++) {
      double x = cell / (double) SCALE - RANGE;
      SIGMOID[cell] = (float) (1 / (1 + Math.exp(-x)));
      LOSS[cell] = (float) Math.log1p(Math.exp(x));
    }
  }

  private SigmoidTable() {}

  /** A number within the range. */
  static float clamped(float x) {
    return Math.max(-RANGE, Math.min(RANGE, x));
  }

  /** The cell of a number within the range; NaN has that of {@code -RANGE}. */
  static int cell(float clamped) {
    return Math.max(0, (int) (clamped * SCALE + (CELLS / 2f + 0.5f)));
  }

  /** 1 / (1 + exp(-x)). */
  static float sigmoid(int cell) {
    return SIGMOID[cell];
  }

  /** The loss -log(sigmoid(-x)) of a pair that was drawn; that of one that is real is x less. */
  static float loss(int cell) {
    return LOSS[cell];
  }
}
