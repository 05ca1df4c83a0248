package io.stride.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.table.NegativeSampling;
import io.stride.train.table.Negatives;
import io.stride.train.table.NodeTable;
import io.stride.train.table.RowGradientSum;
import io.stride.train.table.RowGradients;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against the softmax over all classes. */
class SampledSoftmaxTest {
  private static final int SIZE = 6;
  private static final int CLASSES = 50;

  private final Random random = new Random(4);
  private final NodeTable table = table();

  @Test
  @DisplayName("with every class in the sample it is the full softmax, gradients included")
  void allClassesAreTheFullSoftmax() {
    // 701 tokens are more than two chunks.
    float[] states = normal(701 * SIZE);
    int[] targets = random.ints(701, 0, CLASSES).toArray();
    float[] mask = new float[701];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % 5 == 0 ? 0 : 1;
    }
    SoftmaxTokens full = new SoftmaxTokens(states, 701, SIZE, targets, mask);
    SoftmaxTokens sampled = new SoftmaxTokens(states, 701, SIZE, targets, mask);
    RowGradientSum fullSum = new RowGradientSum(SIZE + 1);
    RowGradientSum sampledSum = new RowGradientSum(SIZE + 1);
    double loss = new FullSoftmax().lossWithGradients(full, table, fullSum);
    Negatives all = Negatives.all(CLASSES);
    assertThat(new SampledSoftmax().lossWithGradients(sampled, table, all, sampledSum))
        .isCloseTo(loss, Offset.offset(1e-6 * loss));
    assertThat(new SampledSoftmax().loss(sampled, table, all))
        .isCloseTo(loss, Offset.offset(1e-6 * loss));
    assertClose(sampled.gradients(), full.gradients(), 1e-5);
    assertClose(sampledSum.sorted().values(), fullSum.sorted().values(), 1e-5);
  }

  @Test
  @DisplayName("the sum over the sample estimates the sum over all classes without bias")
  void estimatesThePartitionFunction() {
    SoftmaxTokens token = new SoftmaxTokens(normal(SIZE), 1, SIZE, new int[] {7}, null);
    // The exponential of a cross-entropy is the sum over classes divided by the right one's part.
    double expected = Math.exp(new FullSoftmax().loss(token, table));
    NegativeSampling sampling = sampling();
    SampledSoftmax sampled = new SampledSoftmax();
    int draws = 4000;
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < draws; draw++) {
      double estimate = Math.exp(sampled.loss(token, table, sampling.draw(20, draw)));
      sum += estimate;
      squares += estimate * estimate;
    }
    double mean = sum / draws;
    double standardError = Math.sqrt((squares / draws - mean * mean) / draws);
    assertThat(standardError).isLessThan(0.02 * expected);
    // Five standard errors: an unbiased estimate fails once in 1.7 million seeds.
    assertThat(mean).isCloseTo(expected, Offset.offset(5 * standardError));
  }

  @Test
  @DisplayName("gradients approach the full softmax's as the sample grows")
  void gradientsApproachTheFullOnes() {
    SoftmaxTokens token = new SoftmaxTokens(normal(SIZE), 1, SIZE, new int[] {7}, null);
    new FullSoftmax().lossWithGradients(token, table, new RowGradientSum(SIZE + 1));
    float[] full = token.gradients().clone();
    double few = meanError(token, full, 100);
    double many = meanError(token, full, 10_000);
    assertThat(many).isLessThan(0.05 * norm(full));
    // By the root of 100; a third of that leaves room for the noise of 50 draws.
    assertThat(many).isLessThan(few / 3);
  }

  @Test
  @DisplayName("only rows of right and drawn classes get gradients")
  void touchesFewRows() {
    int[] targets = {3, 49, 3, 20};
    SoftmaxTokens tokens = new SoftmaxTokens(normal(4 * SIZE), 4, SIZE, targets, null);
    Negatives negatives = sampling().draw(5, 9);
    RowGradientSum sum = new RowGradientSum(SIZE + 1);
    new SampledSoftmax().lossWithGradients(tokens, table, negatives, sum);
    RowGradients gradients = sum.sorted();
    TreeSet<Integer> touched = new TreeSet<>();
    Arrays.stream(targets).forEach(touched::add);
    Arrays.stream(negatives.rows()).forEach(touched::add);
    assertThat(touched.size()).isLessThan(CLASSES / 2);
    assertThat(gradients.rows())
        .containsExactly(touched.stream().mapToInt(Integer::intValue).toArray());
    // A softmax's gradients of biases add up to zero for every token.
    double biases = 0;
    for (int i = 0; i < gradients.rows().length; i++) {
      biases += gradients.values()[i * (SIZE + 1) + SIZE];
    }
    assertThat(biases).isCloseTo(0, Offset.offset(1e-5));
  }

  private double meanError(SoftmaxTokens token, float[] full, int negatives) {
    NegativeSampling sampling = sampling();
    SampledSoftmax sampled = new SampledSoftmax();
    double sum = 0;
    for (int draw = 0; draw < 50; draw++) {
      sampled.lossWithGradients(
          token, table, sampling.draw(negatives, draw), new RowGradientSum(SIZE + 1));
      float[] difference = token.gradients().clone();
      for (int i = 0; i < difference.length; i++) {
        difference[i] -= full[i];
      }
      sum += norm(difference) / 50;
    }
    return sum;
  }

  private static NegativeSampling sampling() {
    int[] frequencies = new int[CLASSES];
    Arrays.setAll(frequencies, i -> i * i);
    return new NegativeSampling(frequencies);
  }

  private NodeTable table() {
    NodeTable filled = new NodeTable(CLASSES, SIZE + 2);
    for (int row = 0; row < CLASSES; row++) {
      filled.write(row, normal(SIZE + 2), 0);
    }
    return filled;
  }

  private float[] normal(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (0.5 * random.nextGaussian());
    }
    return values;
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  private static void assertClose(float[] actual, float[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    double scale = norm(expected);
    assertThat(scale).isGreaterThan(0);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], Offset.offset(tolerance * scale));
    }
  }
}
