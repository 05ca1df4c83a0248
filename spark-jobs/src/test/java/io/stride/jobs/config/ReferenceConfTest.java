package io.stride.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferenceConfTest {
  @Test
  void everyKeyIsExplained() {
    assertThat(SettingCatalog.instance().settings().values())
        .isNotEmpty()
        .allSatisfy(setting -> assertThat(setting.hint()).as(setting.key()).isNotBlank());
  }

  @Test
  void keysStandInTheOrderOfTheFile() {
    assertThat(SettingCatalog.instance().settings().keySet())
        .startsWith("seed", "input.path", "input.format", "input.options")
        .containsSubsequence("walk.length", "walk.per-node", "walk.p", "walk.q", "features.size");
  }

  @Test
  void theHintIsTheFirstSentenceOfTheComment() {
    assertThat(SettingCatalog.instance().require("training.validation").hint())
        .isEqualTo("Share of the walks held out to measure the reconstruction error; 0.01 to 0.5");
    assertThat(SettingCatalog.instance().require("input.columns.source").hint())
        .isEqualTo(
            "Column names of a table (any format but text); case matters only where two differ just in it");
  }
}
