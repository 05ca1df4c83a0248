package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step against the formula in double precision. */
class PairKernelTest {
  private static final float RATE = 0.05f;

  /** The error of the sigmoid table times the rate times the largest number. */
  private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

  @ParameterizedTest
  @DisplayName("a step goes down the gradient of the loss, whatever the sizes")
  @CsvSource({"2,1", "7,2", "16,3", "128,6", "131,9"})
  void step(int size, int count) {
    Random random = new Random(size);
    float[] block = vector(random, size + 5);
    float[][] targets = new float[count][];
    int[] times = new int[count];
    PairKernel kernel = new PairKernel(size, count);
    for (int i = 0; i < count; i++) {
      targets[i] = vector(random, size + 3);
      times[i] = i == 0 ? 1 : 1 + i % 2;
      kernel.add(targets[i], 3, times[i]);
    }
    double[] input = doubles(block, 5, size);
    double[] moved = input.clone();
    double loss = 0;
    float[][] after = new float[count][size + 1];

    float measured = kernel.step(block, 5, RATE);

    for (int i = 0; i < count; i++) {
      kernel.store(i, after[i], 1);
      double[] target = doubles(targets[i], 3, size);
      double product = dot(input, target);
      double sign = i == 0 ? 1 : -1;
      loss += times[i] * Math.log1p(Math.exp(-sign * product));
      // -d/dx log s(x) = -s(-x)
      double slope = sign * times[i] / (1 + Math.exp(sign * product));
      for (int k = 0; k < size; k++) {
        moved[k] += RATE * slope * target[k];
        assertThat(after[i][k + 1]).isCloseTo((float) (target[k] + RATE * slope * input[k]), CLOSE);
      }
    }
    assertThat(measured).isCloseTo((float) loss, Offset.offset(0.002f * count));
    for (int k = 0; k < size; k++) {
      assertThat(block[k + 5]).isCloseTo((float) moved[k], CLOSE);
    }
  }

  private static float[] vector(Random random, int size) {
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = (float) (random.nextGaussian() / Math.sqrt(size));
    }
    return vector;
  }

  private static double[] doubles(float[] values, int offset, int size) {
    double[] copy = new double[size];
    for (int i = 0; i < size; i++) {
      copy[i] = values[offset + i];
    }
    return copy;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
