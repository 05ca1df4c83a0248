package io.stride.train.kernel;

import io.stride.train.blas.NativeAddress;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Adam (Kingma and Ba 2015, algorithm 1 with the step size of the end of its section 2) over flat
 * off-heap vectors, a run of floats at a time.
 */
final class AdamPass {
  /** Four arrays of this many floats stay in the first-level cache. */
  private static final int RUN = 2048;

  private final NativeAddress memory = new NativeAddress();
  private final float[] gradient = new float[RUN];
  private final float[] mean = new float[RUN];
  private final float[] variance = new float[RUN];
  private final float[] parameter = new float[RUN];

  /**
   * Takes a step.
   *
   * @param rate the step size before the correction of the moments' bias
   * @param count which step it is, from 1 on
   * @param length numbers to move
   * @param parameters address of what is moved
   * @param gradients address of the gradients
   * @param state address of the first moments, which the second ones follow
   */
  void run(
      Adam settings,
      double rate,
      int count,
      int length,
      long parameters,
      long gradients,
      long state) {
    double correction =
        Math.sqrt(1 - Math.pow(settings.getBeta2(), count))
            / (1 - Math.pow(settings.getBeta1(), count));
    float size = (float) (rate * correction);
    for (int from = 0; from < length; from += RUN) {
      int run = Math.min(RUN, length - from);
      long offset = (long) Float.BYTES * from;
      long means = state + offset;
      long variances = means + (long) Float.BYTES * length;
      memory.at(gradients + offset).get(gradient, 0, run);
      memory.at(means).get(mean, 0, run);
      memory.at(variances).get(variance, 0, run);
      memory.at(parameters + offset).get(parameter, 0, run);
      moments(gradient, mean, (float) settings.getBeta1(), run);
      squares(gradient, variance, (float) settings.getBeta2(), run);
      move(mean, variance, parameter, size, (float) settings.getEpsilon(), run);
      memory.at(means).put(mean, 0, run);
      memory.at(variances).put(variance, 0, run);
      memory.at(parameters + offset).put(parameter, 0, run);
    }
  }

  private static void moments(float[] gradient, float[] mean, float decay, int size) {
    float rest = 1f - decay;
    for (int i = 0; i < size; i++) {
      mean[i] = decay * mean[i] + rest * gradient[i];
    }
  }

  private static void squares(float[] gradient, float[] variance, float decay, int size) {
    float rest = 1f - decay;
    for (int i = 0; i < size; i++) {
      variance[i] = decay * variance[i] + rest * gradient[i] * gradient[i];
    }
  }

  private static void move(
      float[] mean, float[] variance, float[] parameter, float step, float epsilon, int size) {
    for (int i = 0; i < size; i++) {
      parameter[i] -= step * mean[i] / ((float) Math.sqrt(variance[i]) + epsilon);
    }
  }
}
