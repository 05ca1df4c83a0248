package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.testing.TinyModels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands behind the end of a short piece must not matter to anything. */
class MaskTest {
  private static final FeatureRows FEATURES = TinyModels.random(20, TinyModels.SIZE, 5);
  private static final int[][] PIECES = {{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10}, {11}};
  private static final double RATE = 0.1;

  @Test
  @DisplayName("Latents of a ragged batch are those of the pieces one by one")
  void latents() {
    AutoencoderNetwork network = network();
    float[] together = network.encode(TinyModels.batch(5, 0, PIECES), FEATURES);
    for (int i = 0; i < PIECES.length; i++) {
      float[] alone = network.encode(alone(PIECES[i]), FEATURES);
      for (int j = 0; j < TinyModels.SIZE; j++) {
        assertThat(together[i * TinyModels.SIZE + j]).isCloseTo(alone[j], within(1e-6f));
      }
    }
  }

  @Test
  @DisplayName("Errors of a ragged batch are the sum of those of the pieces one by one")
  void errors() {
    AutoencoderNetwork network = network();
    ReconstructionError sum = ReconstructionError.NONE;
    for (int[] piece : PIECES) {
      sum = sum.plus(network.reconstructionError(alone(piece), FEATURES));
    }
    ReconstructionError together =
        network.reconstructionError(TinyModels.batch(5, 0, PIECES), FEATURES);
    assertThat(together.squaredError()).isCloseTo(sum.squaredError(), within(1e-4));
    assertThat(together.squaredDeviation()).isCloseTo(sum.squaredDeviation(), within(1e-4));
  }

  @Test
  @DisplayName("Score and gradient of a ragged batch are the means of those of the pieces")
  void gradients() {
    float[] start = network().state().parameters();
    double[] meanStep = new double[start.length];
    double meanScore = 0;
    for (int[] piece : PIECES) {
      AutoencoderNetwork network = network();
      meanScore += network.fit(alone(piece), FEATURES) / PIECES.length;
      float[] end = network.state().parameters();
      for (int i = 0; i < end.length; i++) {
        meanStep[i] += ((double) end[i] - start[i]) / PIECES.length;
      }
    }
    AutoencoderNetwork together = network();
    double score = together.fit(TinyModels.batch(5, 0, PIECES), FEATURES);
    assertThat(score).isCloseTo(meanScore, within(1e-5));
    assertSteps(start, together.state().parameters(), meanStep);
  }

  @Test
  @DisplayName("The numbers of the nodes in the padding don't matter to a single bit")
  void padding() {
    List<float[]> parameters = new ArrayList<>();
    List<float[]> latents = new ArrayList<>();
    for (int padding : new int[] {0, 17}) {
      PieceBatch batch = TinyModels.batch(5, padding, PIECES);
      AutoencoderNetwork network = network();
      network.fit(batch, FEATURES);
      parameters.add(network.state().parameters());
      latents.add(network.encode(batch, FEATURES));
    }
    assertThat(parameters.get(1)).isEqualTo(parameters.get(0));
    assertThat(latents.get(1)).isEqualTo(latents.get(0));
  }

  @Test
  @DisplayName("More padding changes neither latents nor the step")
  void longerPadding() {
    AutoencoderNetwork five = network();
    AutoencoderNetwork nine = network();
    double score = five.fit(TinyModels.batch(5, 0, PIECES), FEATURES);
    assertThat(nine.fit(TinyModels.batch(9, 0, PIECES), FEATURES)).isCloseTo(score, within(1e-5));
    assertThat(nine.encode(TinyModels.batch(9, 0, PIECES), FEATURES))
        .containsExactly(five.encode(TinyModels.batch(5, 0, PIECES), FEATURES), within(1e-5f));
  }

  private static void assertSteps(float[] start, float[] end, double[] expected) {
    double largest = 0;
    for (int i = 0; i < start.length; i++) {
      double step = (double) end[i] - start[i];
      largest = Math.max(largest, Math.abs(step));
      assertThat(step).isCloseTo(expected[i], within(1e-6));
    }
    assertThat(largest).isGreaterThan(0.01);
  }

  private static PieceBatch alone(int[] piece) {
    return TinyModels.batch(piece.length, 0, piece);
  }

  private static AutoencoderNetwork network() {
    return AutoencoderNetwork.create(TinyModels.sgd(RATE));
  }
}
