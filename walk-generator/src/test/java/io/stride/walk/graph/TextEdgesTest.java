package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.gzip;
import static io.stride.walk.graph.EdgeFiles.input;
import static io.stride.walk.graph.EdgeFiles.read;
import static io.stride.walk.graph.EdgeFiles.rows;
import static io.stride.walk.graph.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.EdgeInput.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEdgesTest {
  @TempDir Path folder;

  @Test
  void separatorIsFoundFromTheFirstEdge() throws IOException {
    assertThat(rows(read(write(folder, "a.tsv", "# x\n\n1\t2\n3\t4\n"))))
        .containsExactly("1|2", "3|4");
    assertThat(rows(read(write(folder, "b.csv", "1,2\n3 , 4\n")))).containsExactly("1|2", "3|4");
    assertThat(rows(read(write(folder, "c.txt", "1   2\n 3 4 ")))).containsExactly("1|2", "3|4");
  }

  @Test
  void idsMayContainSpacesBesideTabsAndCommas() throws IOException {
    EdgeTable tabs = read(write(folder, "a.tsv", "New York\t São Paulo \nNew York\tRome, Italy\n"));
    assertThat(tabs.idType()).isEqualTo(IdType.STRING);
    assertThat(rows(tabs)).containsExactly("New York|Rome, Italy", "New York|São Paulo");
    assertThat(rows(read(write(folder, "b.csv", "New York,Rome\n"))))
        .containsExactly("New York|Rome");
  }

  @Test
  void byteOrderMarkWindowsLineEndsAndCommentsAreSkipped() throws IOException {
    EdgeTable table = read(write(folder, "a.tsv", "\uFEFF1\t2\r\n\r\n  # c\r\n2\t3\r\n"));
    assertThat(table.idType()).isEqualTo(IdType.LONG);
    assertThat(rows(table)).containsExactly("1|2", "2|3");
    assertThat(table.counts()).extracting("lines", "skipped", "edges").containsExactly(4L, 2L, 2L);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, LONG",
    "0, LONG",
    "9223372036854775807, LONG",
    "-9223372036854775808, LONG",
    "007, STRING",
    "+5, STRING",
    "-0, STRING",
    "9223372036854775808, STRING",
    "1.0, STRING"
  })
  void oneIdThatIsNoCanonicalIntegerMakesAllStrings(String id, IdType expected) throws IOException {
    assertThat(read(write(folder, "a.tsv", "1\t2\n3\t" + id + "\n")).idType()).isEqualTo(expected);
  }

  @Test
  void aHeaderRowIsSkippedInEveryFileAndNamesTheWeight() throws IOException {
    write(folder, "a.csv", "Source,Target,Year,Weight\n1,2,1990,0.5\n");
    write(folder, "b.csv", "source,target,year,weight\n2,3,1991,2\n");
    EdgeTable table = read(folder);
    assertThat(table.weighted()).isTrue();
    assertThat(rows(table)).containsExactly("1|2|0.5", "2|3|2.0");
    assertThat(table.counts().skipped()).isEqualTo(2);
    assertThat(table.counts().files()).isEqualTo(2);
  }

  @Test
  void aCommentThatNamesAnotherThirdColumnMakesItUnweighted() throws IOException {
    EdgeTable table = read(write(folder, "a.tsv", "#src\tdst\tsnapshot\n1\t2\t0\n2\t3\t-1\n"));
    assertThat(table.weighted()).isFalse();
    assertThat(rows(table)).containsExactly("1|2", "2|3");
    assertThat(table.counts().notes()).singleElement().asString().contains("snapshot");
  }

  @Test
  void aThirdColumnIsTheWeightUnlessAskedOtherwise() throws IOException {
    Path file = write(folder, "a.tsv", "1\t2\t0.25\n2\t3\t1e3\tmore\n");
    assertThat(rows(read(file))).containsExactly("1|2|0.25", "2|3|1000.0");
    assertThat(rows(read(input(file, Weights.NO, false)))).containsExactly("1|2", "2|3");
  }

  @Test
  void readsGzipDirectoriesAndGlobs() throws IOException {
    gzip(folder, "a.tsv.gz", "1\t2\n");
    write(folder, "b.tsv", "2\t3\n");
    Path below = Files.createDirectory(folder.resolve("below"));
    write(below, "c.tsv", "3\t4\n");
    write(folder, "_SUCCESS", "not an edge");
    assertThat(rows(read(folder))).containsExactly("1|2", "2|3", "3|4");
    assertThat(rows(read(folder.resolve("*.gz")))).containsExactly("1|2");
    assertThat(rows(read(write(folder, "odd [1] name.tsv", "7\t8\n")))).containsExactly("7|8");
  }

  @Test
  void aLargeFileIsCutWithoutLosingOrRepeatingLines() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      text.append(i).append("\tnode ").append(i + 1).append('\n');
    }
    EdgeTable table = read(write(folder, "a.tsv", text.toString()));
    assertThat(table.counts().edges()).isEqualTo(200_000);
    assertThat(table.edges().distinct().count()).isEqualTo(200_000);
    assertThat(table.edges().toJavaRDD().getNumPartitions()).isGreaterThan(1);
  }
}
