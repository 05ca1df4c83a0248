package io.stride.jobs.evaluation;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Noise of several scales and one constant feature, with classes that depend on the others.
 *
 * @param size examples
 * @param seed of the noise
 */
record Cloud(int size, long seed) implements Examples {
  static final int FEATURES = 4;

  /** The feature that never changes. */
  static final int CONSTANT = 1;

  @Override
  public double[] features(int index) {
    Random random = new Random(1000 * seed + index);
    return new double[] {
      random.nextGaussian(), 0.1, 5 + 10 * random.nextGaussian(), 0.01 * random.nextGaussian()
    };
  }

  /** The examples of a class; a high {@code shift} makes it rare, so that the intercept matters. */
  BitSet positives(double shift) {
    BitSet positives = new BitSet(size);
    IntStream.range(0, size).filter(i -> margin(i) > shift).forEach(positives::set);
    return positives;
  }

  private double margin(int index) {
    double[] own = features(index);
    double noise = new Random(-1000 * seed - index).nextGaussian();
    return own[0] + own[2] / 10 - 100 * own[3] + noise;
  }
}
