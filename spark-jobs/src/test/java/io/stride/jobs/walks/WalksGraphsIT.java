package io.stride.jobs.walks;

import static io.stride.jobs.testing.SmallEmbed.assertNothingLeft;
import static io.stride.jobs.testing.SmallEmbed.file;
import static io.stride.jobs.testing.SmallWalks.arguments;
import static io.stride.jobs.testing.SmallWalks.rows;
import static io.stride.jobs.testing.SmallWalks.starts;
import static io.stride.jobs.testing.SmallWalks.walk;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.jobs.testing.SmallWalks;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs and starts of all kinds through {@code stride walks}. */
class WalksGraphsIT {
  @TempDir private Path directory;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  @Test
  void everyStepFollowsAnEdge() throws IOException {
    Set<String> edges = new HashSet<>();
    for (String line : Files.readAllLines(SmallEmbed.karate())) {
      String[] nodes = line.split("\t", -1);
      if (nodes.length == 2) {
        edges.add(nodes[0] + " " + nodes[1]);
        edges.add(nodes[1] + " " + nodes[0]);
      }
    }
    walk(SmallEmbed.karate(), out());

    for (Row row : SmallWalks.table(out()).collectAsList()) {
      List<Long> path = row.getList(2);
      assertThat(path).hasSize(10).startsWith(row.getLong(0));
      for (int i = 1; i < path.size(); i++) {
        assertThat(edges).contains(path.get(i - 1) + " " + path.get(i));
      }
    }
  }

  @Test
  void deadEndsMakeWalksShort() {
    Path input = file(directory, "tree.tsv", "1\t2\n2\t3\n4\t3\n");

    Invocation done = walk(input, out(), "--directed", "--walks-per-node", "1");

    assertThat(rows(out())).containsExactly("1 0 [1, 2, 3]", "2 0 [2, 3]", "3 0 [3]", "4 0 [4, 3]");
    assertThat(done.out()).contains("4 with 4 steps");
  }

  @Test
  void anIsolatedNodeLeadsWalksOfItself() {
    Path input = file(directory, "loop.tsv", "1\t2\n7\t7\n");

    walk(input, out(), "--walks-per-node", "1", "--walk-length", "3");

    assertThat(rows(out())).containsExactly("1 0 [1, 2, 1]", "2 0 [2, 1, 2]", "7 0 [7]");
  }

  @Test
  void aGraphOfLoopsIsRefused() {
    Invocation refused = failed(file(directory, "loops.tsv", "1\t1\n2\t2\n"));

    assertThat(refused.errors())
        .containsExactly("walks: the graph has no usable edge: 2 nodes, 2 self-loops dropped");
  }

  @Test
  void walksStartAtTheNodesOfAFile() throws IOException {
    Path nodes = file(directory, "nodes.txt", "# some\n5\n\n 12 \n99\n5\nno number\n1\r\n");

    Invocation done = walk(SmallEmbed.karate(), out(), "--start-nodes", nodes.toString());

    assertThat(starts(out())).containsExactly("1", "12", "5");
    assertThat(rows(out())).hasSize(12);
    assertThat(done.err()).contains("3 start nodes; 2 ids are not in the graph");
    assertThat(Files.readString(out().resolve("manifests/w1.json")))
        .contains("\"unknownStarts\" : 2");
  }

  @Test
  void startsDoNotChangeTheWalksThemselves() {
    walk(SmallEmbed.karate(), out());
    Path some = directory.resolve("some");
    Path nodes = file(directory, "nodes.txt", "34\n2");

    walk(SmallEmbed.karate(), some, "--start-nodes", nodes.toString());

    assertThat(rows(out())).containsAll(rows(some));
  }

  @Test
  void aFileWithoutANodeOfTheGraphIsRefused() {
    for (String text : List.of("99\n98\n", "# nothing\n\n", "")) {
      Path nodes = file(directory, "nodes.txt", text);

      Invocation refused = failed(SmallEmbed.karate(), "--start-nodes", nodes.toString());

      assertThat(refused.errors())
          .singleElement()
          .asString()
          .startsWith("walks: " + nodes + " lists ")
          .contains(text.startsWith("99") ? "2 ids, none of them in the graph" : "no node");
    }
    String missing = directory.resolve("none.txt").toString();
    assertThat(failed(SmallEmbed.karate(), "--start-nodes", missing).errors())
        .containsExactly(
            "walks: there is no file at "
                + missing
                + "; walk.start-nodes must name the nodes to start at");
  }

  @Test
  void hubsLeadMoreWalksIfDegreesWeigh() {
    // A star of 9 leaves: 10 nodes, sum of degrees 18, so 10 walks a node make 100 * 9 / 18 = 50
    // at the hub and 100 / 18, which is 5 or 6, at each leaf.
    StringBuilder star = new StringBuilder();
    for (int leaf = 1; leaf <= 9; leaf++) {
      star.append("0\t").append(leaf).append('\n');
    }
    Path input = file(directory, "star.tsv", star.toString());

    walk(input, out(), "--start", "degree-weighted", "--walks-per-node", "10");

    List<String> rows = rows(out());
    assertThat(rows).filteredOn(row -> row.startsWith("0 ")).hasSize(50);
    for (int leaf = 1; leaf <= 9; leaf++) {
      String start = leaf + " ";
      assertThat(rows).filteredOn(row -> row.startsWith(start)).hasSizeBetween(5, 6);
    }
  }

  @Test
  void nodeTwoVecPlusWalksDifferOnAWeightedGraph() {
    Path input =
        file(directory, "w.tsv", "1\t2\t9\n2\t3\t1\n1\t3\t5\n3\t4\t2\n4\t5\t8\n5\t1\t1\n2\t5\t3\n");
    String[] biased = {"--p", "4", "--q", "0.25"};

    walk(input, out(), biased);
    Path plus = directory.resolve("plus");
    walk(input, plus, "--p", "4", "--q", "0.25", "--set", "walk.bias=node2vec-plus");

    assertThat(rows(plus)).hasSameSizeAs(rows(out())).isNotEqualTo(rows(out()));
  }

  @Test
  void trainingRefusesOtherStarts() {
    for (String job : List.of("embed", "link-prediction")) {
      Invocation refused =
          Invocation.of(job, "--input", "x", "--set", "walk.start=degree-weighted");

      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.errors())
          .singleElement()
          .asString()
          .startsWith(job + ": walk.start was degree-weighted, must be all to train on walks");
    }
  }

  private Invocation failed(Path input, String... more) {
    Invocation invocation = Invocation.of(arguments(input, out(), more));
    assertThat(invocation.code()).as(invocation.err()).isEqualTo(3);
    assertThat(invocation.out()).isEmpty();
    assertThat(SmallEmbed.below(out(), "walks")).isEmpty();
    assertNothingLeft(out());
    return invocation;
  }

  private Path out() {
    return directory.resolve("out");
  }
}
