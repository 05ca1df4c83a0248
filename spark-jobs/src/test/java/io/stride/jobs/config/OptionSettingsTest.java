package io.stride.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.EdgeFormat;
import io.stride.walk.graph.EdgeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one section below which any key is one. */
class OptionSettingsTest {
  @TempDir Path directory;

  @Test
  void withoutAnyThereAreNone() {
    assertThat(load("", List.of(), Map.of())).isEmpty();
  }

  @Test
  void laterLayersAddToEarlierOnes() {
    Map<String, String> options =
        load(
            "input.options { header = true, sep = \";\", samplingRatio = 0.50 }",
            List.of("input.options.sep=,", "input.options={ mode = FAILFAST }"),
            Map.of("input.options.HEADER", false, "input.options", Map.of("lines", 3)));

    assertThat(options)
        .containsOnly(
            Map.entry("header", "false"),
            Map.entry("lines", "3"),
            Map.entry("mode", "FAILFAST"),
            Map.entry("samplingRatio", "0.50"),
            Map.entry("sep", ","));
  }

  @Test
  void keysMayHaveDotsInAnyNotation() {
    assertThat(load("input.options { fs { a = 1, a.b = 2 } }", List.of(), Map.of()))
        .containsOnly(Map.entry("fs.a.b", "2"));
    assertThat(
            load(
                "input.options { \"fs.a\" = 1 }",
                List.of("input.options.fs.a.b=2"),
                Map.of("input.options.fs.c", "\" \"")))
        .containsOnly(Map.entry("fs.a", "1"), Map.entry("fs.a.b", "2"), Map.entry("fs.c", " "));
  }

  @Test
  void aFileMayLeaveSecretsToTheEnvironment() {
    String file = "input { options { user = me, password = ${PATH}\n query = \"select 1\" } }";

    assertThat(load(file, List.of(), Map.of()))
        .containsOnly(
            Map.entry("user", "me"),
            Map.entry("password", System.getenv("PATH")),
            Map.entry("query", "select 1"));
  }

  @Test
  void theyReachTheSource() {
    EdgeSource source =
        StrideConfig.load(
                Optional.empty(),
                List.of("input.path=e.csv", "input.format=CSV", "input.options.header=true"),
                Map.of())
            .edgeInput()
            .source();

    assertThat(source)
        .isEqualTo(new EdgeSource("e.csv", new EdgeFormat("CSV"), Map.of("header", "true")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input.options = abc | input.options was abc, must be texts, numbers, true or false by name",
        "input.options.password = [a] | input.options was { password }, must be texts",
        "input.options { password = null } | input.options was { password }, must be texts",
        "input.option.header = 1 | input.option.header is not a key",
      })
  void othersAreRefusedWithoutTheirValues(String text, String message) {
    assertThatThrownBy(() -> load(text, List.of(), Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatIsRenderedReadsBackAndWhatIsSharedHasNoSecrets() throws IOException {
    StrideConfig config =
        StrideConfig.load(
            Optional.empty(),
            List.of("input.format=jdbc", "input.options.password=p1", "input.options.a.b=c"),
            Map.of("input.path", "s3a://id:p2@bucket/e", "input.options.url", "jdbc:x://u:p3@h/d"));

    Path rendered = Files.writeString(directory.resolve("again.json"), config.render());
    StrideConfig again = StrideConfig.load(Optional.of(rendered.toString()), Map.of());
    assertThat(again.asMap()).isEqualTo(config.asMap());
    assertThat(config.asMap().toString()).contains("p1", "p2", "p3", "a.b=c");
    assertThat(config.shareable().toString())
        .doesNotContain("p1", "p2", "p3")
        .contains("a.b=c", "s3a://(redacted)@bucket/e", "jdbc:x://(redacted)@h/d");
    assertThat(config.shareable().keySet()).isEqualTo(config.asMap().keySet());
  }

  private Map<String, String> load(
      String file, List<String> assignments, Map<String, Object> overrides) {
    try {
      Path path = Files.writeString(directory.resolve("my.conf"), file);
      return StrideConfig.load(Optional.of(path.toString()), assignments, overrides)
          .options("input.options");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
