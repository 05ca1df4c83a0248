package io.stride.walk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphShardTest {
  private static final String EDGES =
      "1\t2\t0.5\n2\t3\t2\n3\t1\t1\n3\t4\t4\n5\t1\t7\n1\t2\t0.5\n6\t6\t1\n";

  @TempDir Path folder;

  @Test
  void theShardsOfAnyNumberHoldTheGraph() throws IOException {
    for (boolean directed : new boolean[] {false, true}) {
      EdgeTable read = EdgeFiles.read(EdgeFiles.write(folder, "a.tsv", EDGES));
      EdgeTable table =
          new EdgeTable(
              read.data(), read.idType(), true, directed, read.counts(), read.fingerprint());
      try (DistributedGraph graph = GraphBuilder.distribute(table)) {
        CompactGraph whole = graph.collect().graph();
        for (int count : new int[] {1, 2, 5, 9}) {
          List<GraphShard> shards = graph.shards(count).collect();
          assertThat(shards).hasSize(count);
          for (GraphShard shard : shards) {
            assertRowsAreThose(shard, whole);
          }
          assertThat(shards.stream().mapToInt(GraphShard::rowCount).sum())
              .isEqualTo(whole.nodeCount());
        }
      }
    }
  }

  @Test
  void everyNodeHasOnePlace() {
    for (int shards = 1; shards < 9; shards++) {
      ShardLayout layout = new ShardLayout(7, shards, false);
      int rows = 0;
      for (int shard = 0; shard < shards; shard++) {
        rows += layout.rows(shard);
      }
      assertThat(rows).isEqualTo(7);
      for (int node = 0; node < 7; node++) {
        int shard = layout.shard(node);
        assertThat(layout.row(node)).isBetween(0, layout.rows(shard) - 1);
        assertThat(layout.node(shard, layout.row(node))).isEqualTo(node);
      }
    }
  }

  @Test
  void arraysThatDoNotFitAreRefused() {
    ShardLayout layout = new ShardLayout(3, 2, false);
    assertThatThrownBy(() -> new GraphShard(layout, 0, new int[] {0, 1}, new int[1], null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GraphShard(layout, 1, new int[] {0, 1}, new int[1], new float[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRowsAreThose(GraphShard shard, CompactGraph whole) {
    for (int row = 0; row < shard.rowCount(); row++) {
      int node = shard.node(row);
      assertThat(shard.degree(row)).isEqualTo(whole.degree(node));
      for (int i = 0; i < shard.degree(row); i++) {
        long entry = shard.firstEntry(row) + i;
        long same = whole.firstEntry(node) + i;
        assertThat(shard.neighbour(entry)).isEqualTo(whole.neighbour(same));
        assertThat(shard.weight(entry)).isEqualTo(whole.weight(same));
        assertThat(shard.find(row, shard.neighbour(entry))).isEqualTo(entry);
      }
      assertThat(shard.find(row, node)).isEqualTo(-1);
    }
  }
}
