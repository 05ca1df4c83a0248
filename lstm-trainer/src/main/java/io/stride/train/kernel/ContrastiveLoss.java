package io.stride.train.kernel;

import java.util.Arrays;

/**
 * InfoNCE of pairs among a minibatch's rows, on cosines: a row's loss is the cross-entropy of
 * finding its partner among all other rows, {@code -log(exp(s_ip / t) / sum over j != i of exp(s_ij
 * / t))}. Both rows of a pair count (van den Oord, Li and Vinyals, "Representation Learning with
 * Contrastive Predictive Coding", arXiv:1807.03748, equation 4; Chen, Kornblith, Norouzi and
 * Hinton, "A Simple Framework for Contrastive Learning of Visual Representations", ICML 2020,
 * equation 1).
 */
final class ContrastiveLoss {
  /** The partner of a row that has none; it is only told from, and has no loss. */
  static final int ALONE = -1;

  /** Shorter rows have no direction. */
  private static final float SHORTEST = 1e-6f;

  private final float temperature;

  /** The rows scaled to length 1, row after row. */
  private float[] units = new float[0];

  private float[] lengths = new float[0];

  /** Cosines over temperature; row by row they become the loss's gradients. */
  private float[] similarities = new float[0];

  private float[] sums = new float[0];

  /**
   * A loss.
   *
   * @param temperature above 0
   */
  ContrastiveLoss(double temperature) {
    this.temperature = (float) temperature;
  }

  /**
   * The loss of a minibatch, and its gradient in the place of what it is of.
   *
   * @param values [rows, size], column by column
   * @param partners of each row the row that belongs to it, or {@link #ALONE}
   * @param size numbers of a row
   * @return the loss summed over rows, &gt;= 0
   */
  double apply(float[] values, int[] partners, int size) {
    int rows = partners.length;
    reserve(rows, size);
    scale(values, rows, size);
    compare(rows, size);
    double loss = 0;
    for (int row = 0; row < rows; row++) {
      loss += row(row, partners[row], rows);
    }
    for (int row = 0; row < rows; row++) {
      gradient(row, values, rows, size);
    }
    return loss;
  }

  private void reserve(int rows, int size) {
    if (units.length < rows * size || lengths.length < rows) {
      units = new float[rows * size];
      lengths = new float[rows];
      similarities = new float[rows * rows];
    }
    if (sums.length != size) {
      sums = new float[size];
    }
  }

  private void scale(float[] values, int rows, int size) {
    for (int row = 0; row < rows; row++) {
      float square = 0;
      for (int i = 0; i < size; i++) {
        float value = values[i * rows + row];
        units[row * size + i] = value;
        square += value * value;
      }
      lengths[row] = (float) Math.sqrt(square);
      float factor = lengths[row] < SHORTEST ? 0f : 1f / lengths[row];
      for (int i = 0; i < size; i++) {
        units[row * size + i] *= factor;
      }
    }
  }

  private void compare(int rows, int size) {
    for (int row = 0; row < rows; row++) {
      for (int other = 0; other <= row; other++) {
        float similarity = dot(row * size, other * size, size) / temperature;
        similarities[row * rows + other] = similarity;
        similarities[other * rows + row] = similarity;
      }
    }
  }

  /** Four sums side by side: one would make each addition wait for the last. */
  private float dot(int first, int second, int size) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      a += units[first + i] * units[second + i];
      b += units[first + i + 1] * units[second + i + 1];
      c += units[first + i + 2] * units[second + i + 2];
      d += units[first + i + 3] * units[second + i + 3];
    }
    for (; i < size; i++) {
      a += units[first + i] * units[second + i];
    }
    return a + b + c + d;
  }

  /** A row's loss; its similarities become the loss's gradients with respect to them. */
  private double row(int row, int partner, int rows) {
    int from = row * rows;
    if (partner == ALONE) {
      Arrays.fill(similarities, from, from + rows, 0f);
      return 0;
    }
    float right = similarities[from + partner];
    similarities[from + row] = Float.NEGATIVE_INFINITY; // a row is not told from itself
    float largest = right;
    for (int i = from; i < from + rows; i++) {
      largest = Math.max(largest, similarities[i]);
    }
    double sum = 0;
    for (int i = from; i < from + rows; i++) {
      similarities[i] = (float) Math.exp(similarities[i] - largest);
      sum += similarities[i];
    }
    for (int i = from; i < from + rows; i++) {
      similarities[i] = (float) (similarities[i] / sum);
    }
    similarities[from + partner] -= 1f;
    return Math.log(sum) + largest - right;
  }

  /** Through the similarities, in which a row stands twice, and the scaling to length 1. */
  private void gradient(int row, float[] values, int rows, int size) {
    Arrays.fill(sums, 0f);
    for (int other = 0; other < rows; other++) {
      float factor = similarities[row * rows + other] + similarities[other * rows + row];
      int from = other * size;
      for (int i = 0; i < size; i++) {
        sums[i] += factor * units[from + i];
      }
    }
    int own = row * size;
    float along = 0;
    for (int i = 0; i < size; i++) {
      along += sums[i] * units[own + i];
    }
    float scale = lengths[row] < SHORTEST ? 0f : 1f / (temperature * lengths[row]);
    for (int i = 0; i < size; i++) {
      values[i * rows + row] = scale * (sums[i] - along * units[own + i]);
    }
  }
}
