package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\t", ",", " ", "   "})
  void readsEverySeparator(String separator) throws IOException {
    Labels labels = read("# node label\n\na%1$sred\nb%1$sblue\na%1$sblue\na%1$sred\n", separator);

    assertThat(labels.byNode()).containsOnlyKeys("a", "b");
    assertThat(labels.byNode().get("a")).containsExactly("blue", "red");
    assertThat(labels.byNode().get("b")).containsExactly("blue");
  }

  @Test
  void tabsLeaveSpacesInNames() throws IOException {
    assertThat(read("New York\tbig city\n", "").byNode().get("New York"))
        .containsExactly("big city");
  }

  @Test
  void unpacksByName() throws IOException {
    Path file = folder.resolve("labels.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("1\tx\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(file).byNode().get("1")).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\tx\n# c\n2\n", "1 x\n\n2 x y\n", "1,x\n\n2,\n", "1\tx\n\n\tx\n"})
  void namesTheLineWithOtherThanTwoColumns(String text) {
    assertThatThrownBy(() -> read(text, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 3 of")
        .hasMessageContaining("must have two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n\n"})
  void refusesAFileWithoutLabels(String text) {
    assertThatThrownBy(() -> read(text, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no line with a node and a label");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.tsv", "nofilesystem://x/y", "http:"})
  void refusesWhatCannotBeRead(String path) {
    assertThatThrownBy(() -> Labels.read(new Configuration(), path))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(path);
  }

  @Test
  void refusesADirectory() {
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is a directory");
  }

  private Labels read(String text, String separator) throws IOException {
    Path file = folder.resolve("labels.txt");
    Files.writeString(file, text.replace("%1$s", separator));
    return read(file);
  }

  private static Labels read(Path file) {
    return Labels.read(new Configuration(), file.toString());
  }
}
