package io.stride.train.kernel;

/**
 * The tokens of a batch of sequences that are not masked, one state vector after the other, with
 * the class that each stands for. What is masked takes no part in any product.
 */
public final class SoftmaxTokens {
  private final int batch;
  private final int size;
  private final int[] places;
  private final int[] targets;
  private final float[] weights;
  private final float[] states;
  private final float[] gradients;
  private int count;

  /**
   * Picks tokens out of sequences.
   *
   * @param sequences [batch, size, steps], column-major: one [batch, size] matrix a step
   * @param batch number of sequences
   * @param size numbers per token
   * @param targets the class of each token, step by step
   * @param mask a weight &gt;= 0 for each token, step by step, 0: left out; null: 1 for all
   */
  public SoftmaxTokens(float[] sequences, int batch, int size, int[] targets, float[] mask) {
    this.batch = batch;
    this.size = size;
    this.places = new int[targets.length];
    this.targets = new int[targets.length];
    this.weights = new float[targets.length];
    for (int token = 0; token < targets.length; token++) {
      if (mask == null || mask[token] != 0) {
        places[count] = token / batch * batch * size + token % batch;
        this.targets[count] = targets[token];
        weights[count++] = mask == null ? 1f : mask[token];
      }
    }
    this.states = new float[count * size];
    this.gradients = new float[count * size];
    gather(sequences);
  }

  private void gather(float[] sequences) {
    for (int token = 0; token < count; token++) {
      for (int i = 0; i < size; i++) {
        states[token * size + i] = sequences[places[token] + i * batch];
      }
    }
  }

  /** Puts the gradients where the states came from; the rest of {@code sequences} stays. */
  public void scatterGradients(float[] sequences) {
    for (int token = 0; token < count; token++) {
      for (int i = 0; i < size; i++) {
        sequences[places[token] + i * batch] = gradients[token * size + i];
      }
    }
  }

  /** Number of tokens. */
  public int count() {
    return count;
  }

  /** Numbers per token. */
  int size() {
    return size;
  }

  /** The class of a token. */
  int target(int token) {
    return targets[token];
  }

  /** What a token's loss is multiplied by. */
  float weight(int token) {
    return weights[token];
  }

  /** The states, [size, count] column-major. */
  float[] states() {
    return states;
  }

  /** Where the gradients of the states go, [size, count] column-major. */
  float[] gradients() {
    return gradients;
  }
}
