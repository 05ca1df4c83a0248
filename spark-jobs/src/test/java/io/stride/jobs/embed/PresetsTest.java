package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.config.StrideConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presets that no job accepts would only be found out by their users. */
class PresetsTest {
  private static final Path PRESETS = Path.of("../conf/presets");

  @ParameterizedTest
  @ValueSource(strings = {"small", "large", "homophily", "structure"})
  void embedTakesIt(String name) {
    Map<String, Object> own = Map.of("input.path", "edges.tsv");
    EmbedSettings preset = read(Optional.of(PRESETS.resolve(name + ".conf").toString()), own);
    assertThat(preset.pipeline()).isNotEqualTo(read(Optional.empty(), own).pipeline());
  }

  @Test
  void thereAreNoOthers() throws IOException {
    try (Stream<Path> files = Files.list(PRESETS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              List.of("small.conf", "large.conf", "homophily.conf", "structure.conf"));
    }
  }

  private static EmbedSettings read(Optional<String> file, Map<String, Object> own) {
    return EmbedSettings.read(StrideConfig.load(file, own));
  }
}
