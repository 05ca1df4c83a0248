package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSettingsTest {
  @Test
  void refusesSizes() {
    for (int size : new int[] {-1, 0, 1, 1025}) {
      assertThatThrownBy(() -> new FeatureSettings(size, List.of(1.0), 0))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("features.size was " + size + ", must be 2 to 1024");
    }
  }

  @Test
  void refusesHopWeights() {
    List<List<Double>> bad =
        List.of(
            List.of(),
            List.of(0.0, 0.0),
            List.of(1.0, Double.NaN),
            List.of(Double.POSITIVE_INFINITY),
            Collections.nCopies(11, 1.0));
    for (List<Double> weights : bad) {
      assertThatThrownBy(() -> new FeatureSettings(8, weights, 0))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("features.hop-weights was " + weights);
    }
  }

  @Test
  void theWidthFollowsTheNumberOfNodesUnlessItIsSet() {
    FeatureSettings open = new FeatureSettings(128, 0, List.of(1.0), 0);
    assertThat(open.widthFor(100_000)).isEqualTo(512);
    assertThat(open.widthFor(100_001)).isEqualTo(256);
    assertThat(open.widthFor(1_000_000)).isEqualTo(256);
    assertThat(open.widthFor(1_000_001)).isEqualTo(128);
    assertThat(new FeatureSettings(1024, 0, List.of(1.0), 0).widthFor(10)).isEqualTo(1024);
    assertThat(new FeatureSettings(8, 16, List.of(1.0), 0).widthFor(5_000_000)).isEqualTo(16);
  }

  @Test
  void codesAreAtLeastAsWideAsFeatures() {
    for (int width : new int[] {7, 1025}) {
      assertThatThrownBy(() -> new FeatureSettings(8, width, List.of(1.0), 0))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("features.width was " + width)
          .hasMessageContaining("features.size (8) to 1024, or 0");
    }
  }

  @Test
  void windowsAreAsLongAsPiecesButNotWithoutEnd() {
    assertThat(windows(2).comparedWindow()).isEqualTo(2);
    assertThat(windows(20).comparedWindow()).isEqualTo(20);
    assertThat(windows(80).comparedWindow()).isEqualTo(20);
    assertThatThrownBy(() -> windows(1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("training.piece-length was 1, must be >= 2");
  }

  private static FeatureSettings windows(int window) {
    return new FeatureSettings(8, 0, List.of(1.0), window, FeatureType.AUTO, 0.5, 0, 1);
  }

  @Test
  void keepsItsOwnCopyOfTheWeights() {
    List<Double> weights = new ArrayList<>(List.of(1.0, 2.0));
    FeatureSettings settings = new FeatureSettings(8, weights, 0);
    weights.set(0, 5.0);
    assertThat(settings.hopWeights()).containsExactly(1.0, 2.0);
  }
}
