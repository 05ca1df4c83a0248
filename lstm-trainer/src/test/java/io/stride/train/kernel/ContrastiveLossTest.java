package io.stride.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the formula in double precision, and against finite differences of it. */
class ContrastiveLossTest {
  private static final int ROWS = 7;
  private static final int SIZE = 6;

  /** Two pairs that are no neighbours, three rows alone. */
  private static final int[] PARTNERS = {3, 5, -1, 0, -1, 1, -1};

  private final Random random = new Random(4);

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 2})
  @DisplayName("Loss and gradient are those of the formula")
  void equalsFormula(double temperature) {
    float[] values = values(ROWS * SIZE);
    float[] gradient = values.clone();
    double loss = new ContrastiveLoss(temperature).apply(gradient, PARTNERS, SIZE);
    double[] exact = doubles(values);
    assertThat(loss).isCloseTo(formula(exact, temperature), within(1e-4 * (1 + loss)));
    double step = 1e-5;
    for (int i = 0; i < exact.length; i++) {
      double value = exact[i];
      exact[i] = value + step;
      double up = formula(exact, temperature);
      exact[i] = value - step;
      double down = formula(exact, temperature);
      exact[i] = value;
      double numeric = (up - down) / (2 * step);
      assertThat((double) gradient[i]).isCloseTo(numeric, within(1e-4 + 1e-3 * Math.abs(numeric)));
    }
  }

  @Test
  @DisplayName("Buffers of a larger minibatch do not leak into a smaller one")
  void buffersAreReused() {
    ContrastiveLoss reused = new ContrastiveLoss(0.1);
    double unused = reused.apply(values(40 * SIZE), alone(40), SIZE);
    float[] values = values(ROWS * SIZE);
    float[] again = values.clone();
    double loss = new ContrastiveLoss(0.1).apply(values, PARTNERS, SIZE);
    assertThat(reused.apply(again, PARTNERS, SIZE)).isEqualTo(loss);
    assertThat(again).isEqualTo(values);
  }

  @Test
  @DisplayName("Without other rows there is nothing to tell a partner from")
  void onePair() {
    float[] values = values(2 * SIZE);
    assertThat(new ContrastiveLoss(0.1).apply(values, new int[] {1, 0}, SIZE)).isZero();
    assertThat(values).containsOnly(0f);
  }

  @Test
  @DisplayName("Rows without partners have no loss")
  void noPairs() {
    float[] values = values(ROWS * SIZE);
    assertThat(new ContrastiveLoss(0.1).apply(values, alone(ROWS), SIZE)).isZero();
    assertThat(values).containsOnly(0f);
  }

  @Test
  @DisplayName("Rows of zeros and tiny temperatures give finite numbers")
  void extremes() {
    float[] values = values(ROWS * SIZE);
    for (int i = 0; i < SIZE; i++) {
      values[i * ROWS + 3] = 0;
    }
    assertThat(new ContrastiveLoss(1e-4).apply(values, PARTNERS, SIZE)).isFinite();
    for (float value : values) {
      assertThat(value).isFinite();
    }
  }

  /** As the papers write it. */
  private static double formula(double[] values, double temperature) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      if (PARTNERS[row] >= 0) {
        double all = 0;
        for (int other = 0; other < ROWS; other++) {
          if (other != row) {
            all += Math.exp(cosine(values, row, other) / temperature);
          }
        }
        sum -= Math.log(Math.exp(cosine(values, row, PARTNERS[row]) / temperature) / all);
      }
    }
    return sum;
  }

  private static double cosine(double[] values, int one, int other) {
    double dot = 0;
    double square = 0;
    double otherSquare = 0;
    for (int i = 0; i < SIZE; i++) {
      double a = values[i * ROWS + one];
      double b = values[i * ROWS + other];
      dot += a * b;
      square += a * a;
      otherSquare += b * b;
    }
    return dot / Math.sqrt(square * otherSquare);
  }

  private static int[] alone(int rows) {
    int[] partners = new int[rows];
    Arrays.fill(partners, ContrastiveLoss.ALONE);
    return partners;
  }

  private float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double[] doubles(float[] values) {
    double[] exact = new double[values.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = values[i];
    }
    return exact;
  }
}
