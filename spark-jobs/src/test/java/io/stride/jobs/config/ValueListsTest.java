package io.stride.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The section whose keys are other keys, with lists of values for them. */
class ValueListsTest {
  @TempDir Path directory;

  @Test
  void theDefaultsAreThoseOfTheReference() {
    assertThat(lists("", List.of()))
        .containsEntry("walk.q", List.of(0.25, 1, 4))
        .containsKeys("training.piece-length", "features.hop-weights");
  }

  @Test
  void aFileReplacesTheListsItNamesInAnyNotation() {
    Map<String, List<Object>> lists =
        lists("tune.space { \"walk.p\" = [2], walk.q = [3], walk { length = [9] } }", List.of());

    assertThat(lists)
        .containsEntry("walk.p", List.of(2))
        .containsEntry("walk.q", List.of(3))
        .containsEntry("walk.length", List.of(9))
        .containsKey("features.width");
  }

  @Test
  void allOthersCanBeDropped() {
    Map<String, List<Object>> only = Map.of("walk.p", List.of(2));

    assertThat(lists("tune.space = null\ntune.space { \"walk.p\" = [2] }", List.of()))
        .isEqualTo(only);
    assertThat(lists("", List.of("tune.space={ walk.p = [2] }"))).isEqualTo(only);
    assertThat(lists("", List.of("tune.space={ walk.p = [1] }", "tune.space.walk.p=[2]")))
        .isEqualTo(only);
  }

  @Test
  void valuesAreOfAnyKind() {
    assertThat(lists("", List.of("tune.space={ a.b = [x, 1.5, true, [1, 2]] }")))
        .containsOnly(Map.entry("a.b", List.of("x", 1.5, true, List.of(1, 2))));
    assertThat(lists("", List.of("tune.space={ }", "tune.space.model.loss=mse, cosine")))
        .containsOnly(Map.entry("model.loss", List.of("mse", "cosine")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ walk.p = 1 }", "{ walk.p = [null] }", "{ walk.p = [{ a = 1 }] }", "7"})
  void allElseIsRefused(String space) {
    assertThatThrownBy(() -> lists("", List.of("tune.space=" + space)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("tune.space was ")
        .hasMessageContaining("must be lists of values by key");
  }

  @Test
  void theyStandInManifestsAndCanBeReadAgain() throws IOException {
    StrideConfig config = config("", List.of("tune.space.walk.p=[2, 3]"));
    Path written = Files.writeString(directory.resolve("all.json"), config.render());

    assertThat(config.shareable().get("tune").toString()).contains("walk.p=[2, 3]");
    assertThat(StrideConfig.load(Optional.of(written.toString()), Map.of()).asMap())
        .isEqualTo(config.asMap());
  }

  @Test
  void aConfigurationWithOtherValuesTellsWhatChanged() throws IOException {
    StrideConfig config =
        config("", List.of("walk.p=2"))
            .with(Map.of("features.hop-weights", List.of(1, 0.5), "model.loss", "cosine"));

    assertThat(config.changed())
        .containsOnly(
            Map.entry("walk.p", 2.0),
            Map.entry("features.hop-weights", List.of(1.0, 0.5)),
            Map.entry("model.loss", "cosine"));
    Path written =
        Files.writeString(directory.resolve("x.conf"), StrideConfig.lines(config.changed()));
    assertThat(StrideConfig.load(Optional.of(written.toString()), Map.of()).asMap())
        .isEqualTo(config.asMap());
    assertThatThrownBy(() -> config.with(Map.of("walk.pp", 1)))
        .hasMessageContaining("walk.pp is not a key; did you mean walk.p?");
  }

  private Map<String, List<Object>> lists(String file, List<String> assignments) {
    return config(file, assignments).valueLists("tune.space");
  }

  private StrideConfig config(String file, List<String> assignments) {
    try {
      Path written = Files.writeString(directory.resolve("my.conf"), file);
      return StrideConfig.load(Optional.of(written.toString()), assignments, Map.of());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
