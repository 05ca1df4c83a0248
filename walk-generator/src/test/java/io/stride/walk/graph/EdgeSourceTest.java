package io.stride.walk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeSourceTest {
  @Test
  void ownFormatsAreKnownInAnyCase() {
    assertThat(new EdgeFormat(" Parquet ")).isEqualTo(EdgeFormat.PARQUET);
    assertThat(new EdgeFormat("AUTO")).isEqualTo(EdgeFormat.AUTO);
    assertThat(new EdgeFormat("org.example.Edges")).hasToString("org.example.Edges");
    assertThatThrownBy(() -> new EdgeFormat(" "))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("input.format was empty, must be auto, text, parquet, table or");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "text"})
  void ourOwnReaderTakesNoOptions(String format) {
    assertThatThrownBy(
            () -> new EdgeSource("e.tsv", new EdgeFormat(format), Map.of("password", "p")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "input.options was [password], must be empty if input.format is "
                + format
                + " (options are for Spark's readers; name one, like --format csv)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "text", "parquet", "table"})
  void onlyOtherFormatsGoWithoutAPath(String format) {
    assertThatThrownBy(() -> new EdgeSource(" ", new EdgeFormat(format), Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("input.path was empty, must be ");
    assertThat(new EdgeSource("", new EdgeFormat("jdbc"), Map.of()).path()).isEmpty();
  }

  @Test
  void aPathIsNoOption() {
    assertThatThrownBy(() -> new EdgeSource("a", EdgeFormat.PARQUET, Map.of("Path", "b")))
        .hasMessageStartingWith("input.options was [Path], must be without a path");
  }

  @Test
  void optionsAreKnownInAnyCase() {
    EdgeSource source = new EdgeSource("a", new EdgeFormat("csv"), Map.of("Header", "true"));
    assertThat(source.options().get("header")).isEqualTo("true");
  }
}
