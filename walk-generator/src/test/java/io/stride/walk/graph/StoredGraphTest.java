package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.adjacency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredGraphTest {
  @TempDir Path folder;

  @Test
  void whatIsReadIsWhatTheDriverWouldHaveBuilt() throws IOException {
    for (boolean weighted : new boolean[] {false, true}) {
      EdgeTable table = EdgeFiles.read(EdgeFiles.write(folder, "a.tsv", edges(weighted)));
      try (DistributedGraph graph = GraphBuilder.distribute(table)) {
        List<String> expected = adjacency(graph.collect().graph());
        for (int shards : new int[] {1, 3}) {
          StoredGraph stored = StoredGraph.write(graph, shards, folder + "/shards" + shards);
          assertThat(adjacency(stored.read())).isEqualTo(expected);
          assertThat(adjacency(stored.read(2))).isEqualTo(expected);
          stored.delete();
          assertThat(folder.resolve("shards" + shards)).doesNotExist();
        }
      }
    }
  }

  @Test
  void aDamagedOrForeignFileIsNamed() throws IOException {
    EdgeTable table = EdgeFiles.read(EdgeFiles.write(folder, "a.tsv", edges(false)));
    try (DistributedGraph graph = GraphBuilder.distribute(table)) {
      StoredGraph stored = StoredGraph.write(graph, 2, folder + "/shards");
      Path file = folder.resolve("shards/shard-00001");
      byte[] bytes = Files.readAllBytes(file);
      // Hadoop's local file system keeps checksums beside the files, which would find it first.
      Files.deleteIfExists(folder.resolve("shards/.shard-00001.crc"));
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));
      assertThatThrownBy(stored::read)
          .hasMessageContaining("shard-00001 is only a part of a shard");
      Files.write(file, new byte[bytes.length]);
      assertThatThrownBy(stored::read).hasMessageContaining("shard-00001 is not shard 1 of");
    }
  }

  private static String edges(boolean weighted) {
    Random random = new Random(3);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String edge = random.nextInt(60) + "\t" + random.nextInt(60);
      lines.add(weighted ? edge + "\t" + (1 + random.nextInt(9)) / 4.0 : edge);
    }
    return String.join("\n", lines);
  }
}
