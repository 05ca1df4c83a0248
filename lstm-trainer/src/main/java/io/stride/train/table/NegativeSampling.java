package io.stride.train.table;

import io.stride.walk.graph.AdjacencyRows;
import io.stride.walk.sampling.AliasTable;
import io.stride.walk.sampling.WalkRandom;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Draws classes with probability proportional to (frequency + 1)^0.75 (Mikolov et al., "Distributed
 * Representations of Words and Phrases", NIPS 2013, section 2.2; the 1 lets every class be drawn).
 * Immutable.
 */
public final class NegativeSampling implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double POWER = 0.75;

  private final float[] weights;
  private final double total;
  private final AliasTable table;

  /**
   * Prepares the draw.
   *
   * @param frequencies for each class how often it occurs, &gt;= 0; at least one class
   */
  public NegativeSampling(int[] frequencies) {
    weights = new float[frequencies.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.pow(frequencies[i] + 1.0, POWER);
      sum += weights[i];
    }
    total = sum;
    table = AliasTable.of(new OneRow(weights));
  }

  /** The probability of a class. */
  public double probability(int row) {
    return weights[row] / total;
  }

  /**
   * Draws one class.
   *
   * @param unit a uniform draw in [0, 1)
   */
  public int pick(double unit) {
    return (int) table.pick(0, weights.length, unit);
  }

  /**
   * Draws with replacement.
   *
   * @param count how many draws, at least 1
   * @param key names the draws: equal keys, equal draws, wherever and whenever
   */
  public Negatives draw(int count, long key) {
    WalkRandom random = new WalkRandom();
    random.resume(WalkRandom.mix(key));
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = pick(random.nextUnit());
    }
    Arrays.sort(drawn);
    float[] corrections = new float[count];
    for (int i = 0; i < count; i++) {
      corrections[i] = (float) Math.log(count * probability(drawn[i]));
    }
    return new Negatives(drawn, corrections);
  }

  /** All classes as the one row of a graph, as the alias table wants them. */
  @SuppressWarnings("ArrayRecordComponent") // a view: never compared, never hashed
  private record OneRow(float[] weights) implements AdjacencyRows {
    @Override
    public int rowCount() {
      return 1;
    }

    @Override
    public long adjacencySize() {
      return weights.length;
    }

    @Override
    public boolean weighted() {
      return true;
    }

    @Override
    public int degree(int row) {
      return weights.length;
    }

    @Override
    public long firstEntry(int row) {
      return 0;
    }

    @Override
    public int neighbour(long entry) {
      return (int) entry;
    }

    @Override
    public float weight(long entry) {
      return weights[(int) entry];
    }
  }
}
