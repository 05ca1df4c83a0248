package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.deal;
import static io.stride.walk.graph.EdgeFiles.gzip;
import static io.stride.walk.graph.EdgeFiles.read;
import static io.stride.walk.graph.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  private static final List<String> LINES = List.of("1\t2\t0.5", "2\t3\t1", "3\t1\t2", "3\t1\t2");

  @TempDir Path folder;

  @Test
  void dependsNeitherOnOrderNorOnFilesNorOnStorage() throws IOException {
    String expected = read(write(folder, "a.tsv", String.join("\n", LINES))).fingerprint();
    assertThat(expected).matches("[0-9a-f]{16}-4");
    assertThat(read(deal(folder, LINES, 3)).fingerprint()).isEqualTo(expected);
    assertThat(read(gzip(folder, "a.tsv.gz", "# c\n3 1 2\n3 1 2.0\n2 3 1\n1 2 .5")).fingerprint())
        .isEqualTo(expected);
    EdgeTable text = read(folder.resolve("a.tsv"));
    String parquet = folder.resolve("edges.parquet").toString();
    text.edges().repartition(3).write().parquet(parquet);
    assertThat(EdgeReader.read(LocalSpark.session(), EdgeInput.undirected(parquet)).fingerprint())
        .isEqualTo(expected);
  }

  @Test
  void seesEveryChange() throws IOException {
    String original = fingerprint("1\t2\t0.5\n2\t3\t1\n");
    assertThat(fingerprint("1\t2\t0.25\n2\t3\t1\n")).isNotEqualTo(original);
    assertThat(fingerprint("2\t1\t0.5\n2\t3\t1\n")).isNotEqualTo(original);
    assertThat(fingerprint("1\t3\t0.5\n2\t2\t1\n")).isNotEqualTo(original);
    assertThat(fingerprint("1\t2\t0.5\n2\t3\t1\n2\t3\t1\n")).isNotEqualTo(original);
  }

  private String fingerprint(String text) throws IOException {
    return read(write(folder, "edges.tsv", text)).fingerprint();
  }
}
