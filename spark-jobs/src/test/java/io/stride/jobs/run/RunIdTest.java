package io.stride.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
  private static final String LONGEST = "a".repeat(100);

  @ParameterizedTest
  @ValueSource(strings = {"a", "2026-11-22", "A.b_c-9", "-x"})
  void plainNamesAreFine(String id) {
    assertThat(new RunId(id)).hasToString(id);
    assertThat(new RunId(LONGEST).value()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "_a", "a/b", "a b", "a=b", "ä", "../x", "a\n"})
  void namesThatFileSystemsOrSparkMisunderstandAreRefused(String id) {
    assertThatThrownBy(() -> new RunId(id))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("output.run-id was " + id + ", must be 1 to 100 of");
  }

  @Test
  void tooLongNamesAreRefused() {
    assertThatThrownBy(() -> new RunId(LONGEST + "a")).isInstanceOf(InvalidSettingException.class);
  }

  @Test
  void aGeneratedNameBeginsWithTheTimeInUtc() {
    assertThat(RunId.generate(Instant.parse("2026-11-22T01:02:03.9Z")).value())
        .matches("20261122T010203Z-[0-9a-f]{4}");
    assertThat(RunId.ofSetting("").value()).matches("\\d{8}T\\d{6}Z-[0-9a-f]{4}");
    assertThat(RunId.ofSetting("mine").value()).isEqualTo("mine");
  }
}
