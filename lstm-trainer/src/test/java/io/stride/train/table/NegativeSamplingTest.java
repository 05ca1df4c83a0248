package io.stride.train.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NegativeSamplingTest {
  private static final int[] FREQUENCIES = {0, 1, 3, 0, 100, 20, 7, 7, 1000, 2};

  private final NegativeSampling sampling = new NegativeSampling(FREQUENCIES);

  @Test
  @DisplayName("classes are drawn by (frequency + 1)^0.75")
  void distribution() {
    int draws = 100_000;
    double total = 0;
    for (int frequency : FREQUENCIES) {
      total += Math.pow(frequency + 1, 0.75);
    }
    int[] counts = new int[FREQUENCIES.length];
    for (int row : sampling.draw(draws, 5).rows()) {
      counts[row]++;
    }
    double chiSquare = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = draws * Math.pow(FREQUENCIES[i] + 1, 0.75) / total;
      assertThat(sampling.probability(i)).isCloseTo(expected / draws, Offset.offset(1e-6));
      chiSquare += Math.pow(counts[i] - expected, 2) / expected;
    }
    // 9 degrees of freedom: above 39 once in 100,000 keys.
    assertThat(chiSquare).isLessThan(39);
  }

  @Test
  @DisplayName("draws ascend, and a correction is the logarithm of the expected number of draws")
  void corrections() {
    Negatives drawn = sampling.draw(64, 3);
    assertThat(drawn.rows()).hasSize(64).isSorted();
    for (int i = 0; i < 64; i++) {
      double expected = Math.log(64 * sampling.probability(drawn.rows()[i]));
      assertThat((double) drawn.corrections()[i]).isCloseTo(expected, Offset.offset(1e-5));
    }
  }

  @Test
  @DisplayName("equal keys draw the same, other keys something else")
  void keys() {
    assertThat(sampling.draw(50, 8).rows()).isEqualTo(sampling.draw(50, 8).rows());
    assertThat(sampling.draw(50, 8).rows()).isNotEqualTo(sampling.draw(50, 9).rows());
  }

  @Test
  @DisplayName("the first place of a class is found, drawn or not")
  void first() {
    Negatives negatives = new Negatives(new int[] {2, 2, 5, 9}, new float[4]);
    assertThat(IntStream.of(0, 2, 3, 5, 9, 10).map(negatives::first).toArray())
        .containsExactly(0, 0, 2, 2, 3, 4);
  }
}
