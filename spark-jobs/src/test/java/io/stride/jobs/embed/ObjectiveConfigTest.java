package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.config.StrideConfig;
import io.stride.train.model.Objective;
import io.stride.walk.error.InvalidSettingException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveConfigTest {
  @Test
  @DisplayName("Without a word of the user pieces are compared, and what he says counts")
  void weight() {
    assertThat(objective(Map.of()).contrast()).isEqualTo(1);
    assertThat(objective(Map.of("model.contrast", "0")).contrastive()).isFalse();
    assertThat(objective(Map.of("model.contrast", "2.5")).contrast()).isEqualTo(2.5);
  }

  @ParameterizedTest
  @CsvSource({
    "averaging.master, dl4j",
    "training.batch-size, 3",
    "training.batch-size, 5000",
    "training.piece-length, 79",
    "model.type, node2vec"
  })
  @DisplayName("Where no pieces can be compared, auto is none")
  void impossible(String key, String value) {
    assertThat(objective(Map.of(key, value)).contrastive()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"much", "-1", "NaN", "''"})
  @DisplayName("Anything else is refused with key, value and range")
  void refused(String value) {
    assertThatThrownBy(() -> objective(Map.of("model.contrast", value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("model.contrast was")
        .hasMessageContaining(">= 0");
  }

  private static Objective objective(Map<String, Object> settings) {
    return PipelineConfig.read(StrideConfig.load(Optional.empty(), settings)).model().objective();
  }
}
