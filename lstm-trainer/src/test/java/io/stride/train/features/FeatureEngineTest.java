package io.stride.train.features;

import static io.stride.train.features.FeatureEngine.AUTO;
import static io.stride.train.features.FeatureEngine.PARTITIONED;
import static io.stride.train.features.FeatureEngine.REPLICATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureEngineTest {
  private static final FeatureSettings SETTINGS = new FeatureSettings(128, 512, List.of(1.0), 1);
  private static final long TABLES = 4 * 4 * 512 * 1000;

  @Test
  void autoLeavesTheTablesHalfOfTheHeap() {
    assertThat(AUTO.decide(SETTINGS, 1000, 2 * TABLES)).isEqualTo(REPLICATED);
    assertThat(AUTO.decide(SETTINGS, 1000, 2 * TABLES - 2)).isEqualTo(PARTITIONED);
  }

  @Test
  void nothingIsPropagatedForPpmi() {
    assertThat(AUTO.decide(SETTINGS.with(FeatureType.PPMI, 0), 1000, 1)).isEqualTo(REPLICATED);
  }

  @Test
  void whatIsAskedForIsTaken() {
    assertThat(REPLICATED.decide(SETTINGS, 1000, 1)).isEqualTo(REPLICATED);
    assertThat(PARTITIONED.decide(SETTINGS, 1000, Long.MAX_VALUE)).isEqualTo(PARTITIONED);
  }
}
