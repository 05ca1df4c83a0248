package io.stride.jobs.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.EdgeInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrideConfigErrorsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "walk.lenght, walk.length",
    "walk.Length, walk.length",
    "length, walk.length",
    "learning-rate, training.learning-rate",
    "sed, seed",
    "input.columns.sorce, input.columns.source",
    "walk.p.x, walk.p",
  })
  void anUnknownKeyIsRefusedWithTheNearestOne(String key, String nearest) throws IOException {
    String expected = key + " is not a key; did you mean " + nearest + "? See conf/reference.conf";

    refused(() -> set(key + "=1")).hasMessage(expected);
    refused(() -> StrideConfig.load(Optional.empty(), Map.of(key, 1))).hasMessage(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'walk { lenght = 1 }', walk.lenght, walk.length",
    "'wlak { length = 1 }', wlak.length, walk.length",
    "'sed = 1', sed, seed",
  })
  void anUnknownKeyOfAFileIsRefused(String text, String key, String nearest) {
    refused(() -> file("my.conf", text))
        .hasMessage(key + " is not a key; did you mean " + nearest + "? See conf/reference.conf");
  }

  @Test
  void nothingIsSuggestedForWhatIsLikeNothing() {
    refused(() -> set("quite.something.else=1"))
        .hasMessage("quite.something.else is not a key. See conf/reference.conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"walk=3", "walk={length=3}"})
  void aSectionIsNoValue(String assignment) {
    refused(() -> set(assignment))
        .hasMessage(
            "walk is a section, not a key; its keys are walk.length, walk.per-node, walk.p, walk.q,"
                + " walk.bias, walk.gamma, walk.start, walk.start-nodes, walk.engine,"
                + " walk.broadcast-bytes, walk.partitions, walk.hub-bytes, walk.checkpoint-every."
                + " See conf/reference.conf");
  }

  @Test
  void aSectionOfAFileCannotBeAValueNorTheOtherWayRound() {
    refused(() -> file("a.conf", "walk = 3")).hasMessageStartingWith("walk is a section");
    refused(() -> file("b.conf", "walk.p { x = 1 }"))
        .hasMessageStartingWith("walk.p was {x=1}, must be a finite number");
    refused(() -> file("c.conf", "walk.p = null")).hasMessageStartingWith("walk.p was null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1.5", "9223372036854775808", "1e400", "NaN", "''", "true", "[1]"})
  void aWholeNumberIsNothingElse(String text) {
    refused(() -> set("walk.length=" + text))
        .hasMessage(
            "walk.length was "
                + text
                + ", must be a whole number (Nodes of a walk, its start included; >= 2)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "NaN", "Infinity", "-Infinity", "1e999", "0x10", "1f", "1, walk.q=2"})
  void aNumberIsFiniteAndDecimal(String text) {
    refused(() -> set("walk.p=" + text))
        .hasMessage(
            "walk.p was " + text + ", must be a finite number (node2vec's return parameter; > 0)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, x]", "[1, NaN]", "[[1]]", "[1", "[1], walk.p = 2", "${?x}[1]}"})
  void aListHoldsFiniteNumbers(String text) {
    refused(() -> set("features.hop-weights=" + text))
        .hasMessageStartingWith("features.hop-weights was ")
        .hasMessageContaining(", must be a list of finite numbers like [1.0, 0.5] (");
  }

  @Test
  void typesInFilesAreCheckedAsWell() {
    refused(() -> file("a.conf", "walk.length = 1.5"))
        .hasMessageStartingWith("walk.length was 1.5");
    refused(() -> file("b.json", "{\"model\": {\"skip\": 1}}"))
        .hasMessageStartingWith("model.skip was 1, must be true or false (");
    refused(() -> file("c.conf", "input.path = [a]")).hasMessageStartingWith("input.path was [a]");
    refused(() -> file("d.conf", "walk.length = 99999999999999999999"))
        .hasMessageStartingWith("walk.length was 99999999999999999999, must be a whole number");
  }

  @Test
  void whatDoesNotFit32BitsIsRefusedWhereThatMatters() {
    StrideConfig config = set("walk.length=3000000000");

    refused(() -> config.integer("walk.length"))
        .hasMessageStartingWith(
            "walk.length was 3000000000, must be a whole number of at most 2147483647 (");
  }

  @Test
  void aChoiceListsItsNames() {
    refused(() -> set("input.weights=1").choice("input.weights", EdgeInput.Weights.class))
        .hasMessageStartingWith("input.weights was 1, must be auto, yes or no (");
    refused(() -> set("input.path=x", "input.weights=").edgeInput())
        .hasMessageStartingWith("input.weights was empty, must be auto, yes or no (");
  }

  @Test
  void recordsCheckRanges() {
    refused(() -> set("walk.p=0").walk()).hasMessageStartingWith("walk.p was 0, must be > 0");
    refused(() -> set("input.path=x", "input.columns.source= ").edgeInput())
        .hasMessageStartingWith("input.columns.source was");
  }

  @ParameterizedTest
  @ValueSource(strings = {"walk.p", "=1", ""})
  void anAssignmentNeedsAKeyAndAnEqualsSign(String assignment) {
    refused(() -> set(assignment))
        .hasMessage("--set " + assignment + ": must be key=value, like --set walk.p=0.5");
  }

  @Test
  void aMissingFileIsNamed() {
    String missing = directory.resolve("none.conf").toString();

    refused(() -> load(missing))
        .hasMessage("--config " + missing + " cannot be read: there is no such file");
    refused(() -> load(directory.toString())).hasMessageEndingWith("it is not a file");
    refused(() -> load("nosuchfs://host/my.conf")).hasMessageContaining("nosuchfs");
  }

  @Test
  void aMalformedFileIsNamedWithTheLine() throws IOException {
    Path file = Files.writeString(directory.resolve("bad.conf"), "seed = 1\n\nwalk { p = \n");

    refused(() -> load(file.toString()))
        .hasMessageMatching("(?s)--config " + file + ", line [34]: [^\n]+");
    refused(() -> load("file://" + file)).hasMessageContaining("bad.conf, line ");
    refused(() -> file("bad.json", "{\n\"seed\": oops\n}"))
        .hasMessageContaining("bad.json, line 2: ");
    refused(() -> file("open.conf", "\nwalk.p = ${nowhere}"))
        .hasMessageContaining("open.conf, line 2: ")
        .hasMessageContaining("nowhere");
  }

  private StrideConfig file(String name, String text) throws IOException {
    return load(Files.writeString(directory.resolve(name), text).toString());
  }

  private static StrideConfig load(String file) {
    return StrideConfig.load(Optional.of(file), Map.of());
  }

  private static StrideConfig set(String... assignments) {
    return StrideConfig.load(Optional.empty(), List.of(assignments), Map.of());
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
      ThrowingCallable action) {
    return assertThatThrownBy(action).isInstanceOf(InvalidSettingException.class);
  }
}
