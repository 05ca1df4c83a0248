package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.gzip;
import static io.stride.walk.graph.EdgeFiles.input;
import static io.stride.walk.graph.EdgeFiles.read;
import static io.stride.walk.graph.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.EdgeInput.Weights;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadTextTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "-0.0", "NaN", "Infinity", "heavy", "1f", "0x1p3", "1e400"})
  void aWeightMustBeFiniteAndPositive(String weight) throws IOException {
    Path file = write(folder, "edges.tsv", "# comment\n1\t2\t1\n2\t3\t" + weight + "\n");
    assertThat(problem(file))
        .endsWith("edges.tsv line 3: weight was " + weight + ", must be a finite number > 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e39", "1e-50"})
  void aWeightMustFitAFloat(String weight) throws IOException {
    assertThat(problem(write(folder, "edges.tsv", "1\t2\t" + weight)))
        .contains("line 1: weight was " + weight)
        .endsWith("between 1.4e-45 and 3.4e38");
  }

  @Test
  void aMissingWeightIsNamedByItsLine() throws IOException {
    Path file = write(folder, "edges.tsv", "1\t2\t1\n2\t3\n");
    assertThat(problem(file)).endsWith("edges.tsv line 2 has no weight in column 3");
    Path none = write(folder, "none.tsv", "1\t2\n");
    assertThat(problem(input(none, Weights.YES, false)))
        .endsWith("line 1 has no weight in column 3");
  }

  @Test
  void aLineWithOneColumnIsNamedByItsLine() throws IOException {
    String text = "#src\tdst\n1\t2\n\n2\t3\n# c\n3\t4\n5\n";
    assertThat(problem(write(folder, "edges.tsv", text)))
        .contains("edges.tsv line 7 has one column")
        .endsWith("parted by tab");
    assertThat(problem(gzip(folder, "edges.tsv.gz", text)))
        .contains("edges.tsv.gz line 7 has one column");
    assertThat(problem(write(folder, "words.txt", "one\n"))).contains("line 1 has one column");
  }

  @Test
  void anEmptyIdIsNamedByItsLine() throws IOException {
    assertThat(problem(write(folder, "a.csv", "1,2\n,3\n"))).endsWith("line 2 has an empty source");
    assertThat(problem(write(folder, "b.csv", "1,2\n3,\n"))).endsWith("line 2 has an empty target");
  }

  @Test
  void theFirstOfSeveralProblemsIsToldWhateverTheTaskThatFindsIt() throws IOException {
    StringBuilder text = new StringBuilder("# c\n");
    for (int i = 0; i < 300_000; i++) {
      text.append(i).append('\t').append(i == 250_000 || i == 290_000 ? "" : i + 1).append('\n');
    }
    Path file = write(folder, "edges.tsv", text.toString());
    assertThat(Files.size(file)).isGreaterThan(3L << 20);
    assertThat(problem(file)).contains("edges.tsv line 250002 has one column");
  }

  @Test
  void theOffendingFileOfSeveralIsNamed() throws IOException {
    write(folder, "a.tsv", "1\t2\n");
    write(folder, "b.tsv", "1\t2\n2\n");
    assertThat(problem(folder)).startsWith(folder + "/b.tsv line 2 has one column");
  }

  @Test
  void missingEmptyOrCommentsOnly() throws IOException {
    assertThat(problem(folder.resolve("none.tsv"))).startsWith("there is no file at ");
    assertThat(problem(folder.resolve("*.none"))).startsWith("there is no file at ");
    assertThat(problem(Files.createDirectory(folder.resolve("empty"))))
        .startsWith("there is no file");
    assertThat(problem(write(folder, "a.tsv", "")))
        .endsWith("a.tsv is empty; it must hold the edges of the graph");
    assertThat(problem(write(folder, "b.tsv", "# c\n\n#src dst\n")))
        .endsWith("b.tsv holds no edge, only comments and blank lines");
    assertThat(problem(write(folder, "c.csv", "source,target\n"))).contains("holds no edge");
    assertThat(problem(gzip(folder, "d.tsv.gz", ""))).contains("holds no edge");
  }

  @Test
  void pathsOfUnknownFileSystemsAreRefused() {
    assertThat(problem(EdgeInput.undirected("nosuch://host/edges")))
        .contains("cannot read nosuch://host/edges")
        .contains("nosuch");
    assertThat(problem(EdgeInput.undirected("a:b:c"))).startsWith("cannot read a:b:c");
  }

  @Test
  void bytesThatAreNotTextAreRefused() throws IOException {
    Path file = folder.resolve("edges.tsv");
    Files.write(file, new byte[] {'1', '\t', '2', '\n', (byte) 0xC3, (byte) 0x28, '\t', '3'});
    assertThat(problem(file)).endsWith("edges.tsv line 2 is not UTF-8 text");
  }

  @Test
  void aDamagedArchiveIsRefusedWithoutAFailingTask() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append('\t').append(i * 31L % 20_011).append('\n');
    }
    byte[] whole = Files.readAllBytes(gzip(folder, "whole.gz", text.toString()));
    Path cut = folder.resolve("cut.tsv.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertThat(problem(cut)).matches("cannot read .*cut.tsv.gz after line \\d+: .*");
    Path fake = write(folder, "fake.tsv.gz", "1\t2\n");
    assertThat(problem(fake)).startsWith("cannot read ").contains("fake.tsv.gz: ");
  }

  @Test
  void permissionErrorsAreToldWhereverTheyShow() throws IOException {
    LocalSpark.session()
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.deny.impl", DenyingFileSystem.class.getName());
    write(folder, "a.tsv", "1\t2\n");
    write(folder, "secret.tsv", "1\t2\n");
    write(folder, "z.tsv", "1\n");
    assertThat(problem(EdgeInput.undirected("deny:" + folder.resolve("secret.tsv"))))
        .startsWith("cannot read deny:")
        .endsWith("secret.tsv: Permission denied");
    assertThat(problem(EdgeInput.undirected("deny:" + folder)))
        .startsWith("cannot read deny:")
        .endsWith("secret.tsv: Permission denied");
    assertThat(problem(EdgeInput.undirected("deny:/locked/edges.tsv")))
        .isEqualTo("cannot read deny:/locked/edges.tsv: Permission denied");
  }

  private static String problem(Path path) {
    return problem(EdgeInput.undirected(path.toString()));
  }

  private static String problem(EdgeInput input) {
    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> read(input));
    assertThat(thrown).isNotNull();
    assertThat(thrown.getMessage()).doesNotContain("\n");
    return thrown.getMessage();
  }
}
