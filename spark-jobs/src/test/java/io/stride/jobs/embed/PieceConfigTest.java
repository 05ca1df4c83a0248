package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.config.StrideConfig;
import io.stride.walk.error.InvalidSettingException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PieceConfigTest {
  @ParameterizedTest
  @CsvSource({
    "auto, 80, 20",
    "Auto, 40, 20",
    "auto, 39, 19",
    "auto, 5, 2",
    "auto, 2, 2",
    "7, 80, 7",
    "80, 80, 80"
  })
  @DisplayName("auto is 20, or half of a shorter walk; every stage gets the same")
  void lengthsOfPieces(String value, int walkLength, int expected) {
    PipelineSettings settings = pipeline(value, walkLength);

    assertThat(settings.training().batches().pieceLength()).isEqualTo(expected);
    assertThat(settings.encoding().pieceLength()).isEqualTo(expected);
    assertThat(settings.features().window()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "2.5", "", "99999999999"})
  @DisplayName("Anything else is refused with key, value and range")
  void refused(String value) {
    assertThatThrownBy(() -> pipeline(value, 80))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("training.piece-length was " + value)
        .hasMessageContaining("auto, or 2 to walk.length");
  }

  private static PipelineSettings pipeline(String pieceLength, int walkLength) {
    Map<String, Object> settings =
        Map.of("training.piece-length", pieceLength, "walk.length", walkLength);
    return PipelineConfig.read(StrideConfig.load(Optional.empty(), settings));
  }
}
