package io.stride.train.kernel;

import io.stride.walk.sampling.WalkRandom;
import java.util.Objects;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Inverted dropout (Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from
 * Overfitting", JMLR 2014) whose choice is a pure function of seed, step and minibatch: a task that
 * is retried drops the same numbers, wherever it runs.
 */
public final class KeyedDropout implements IDropout {
  private static final long serialVersionUID = 1L;

  private final double share;
  private final long seed;
  private transient long minibatch;
  private final transient FortranCopy inputCopy = new FortranCopy();
  private final transient ReusedArray resultMemory = new ReusedArray();
  private transient float[] values = new float[0];

  /**
   * Drops a share of all numbers and scales the others up.
   *
   * @param share 0 up to but not including 1
   * @param seed one for each layer
   */
  public KeyedDropout(@JsonProperty("share") double share, @JsonProperty("seed") long seed) {
    this.share = share;
    this.seed = seed;
  }

  /** Probability of a number to be dropped. */
  public double getShare() {
    return share;
  }

  /** Which of the possible choices. */
  public long getSeed() {
    return seed;
  }

  /** Says which minibatch comes next. */
  public void minibatch(long key) {
    minibatch = key;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    return drop(input, result, iteration);
  }

  @Override
  public INDArray backprop(INDArray fromOutput, INDArray toInput, int iteration, int epoch) {
    return drop(fromOutput, toInput, iteration);
  }

  private INDArray drop(INDArray from, INDArray to, int iteration) {
    INDArray dense = inputCopy.of(from);
    int count = Math.toIntExact(dense.length());
    if (values.length < count) {
      values = new float[count];
    }
    NativeCopies.read(dense, values);
    long counter = WalkRandom.mix(WalkRandom.mix(seed ^ minibatch) + iteration);
    float kept = (float) (1 / (1 - share));
    for (int i = 0; i < count; i++) {
      counter += WalkRandom.GAMMA;
      values[i] = WalkRandom.unit(counter) < share ? 0f : values[i] * kept;
    }
    if (FortranCopy.isFortranOrder(to)) {
      NativeCopies.write(values, count, to, 0);
      return to;
    }
    INDArray ordered = resultMemory.of(to.shape());
    NativeCopies.write(values, count, ordered, 0);
    return to.assign(ordered);
  }

  @Override
  public void clear() {}

  @Override
  public KeyedDropout clone() {
    return new KeyedDropout(share, seed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyedDropout that && share == that.share && seed == that.seed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(share, seed);
  }
}
