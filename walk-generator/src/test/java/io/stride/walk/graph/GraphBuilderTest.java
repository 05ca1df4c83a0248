package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.adjacency;
import static io.stride.walk.graph.EdgeFiles.build;
import static io.stride.walk.graph.EdgeFiles.deal;
import static io.stride.walk.graph.EdgeFiles.ids;
import static io.stride.walk.graph.EdgeFiles.input;
import static io.stride.walk.graph.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.EdgeInput.Weights;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphBuilderTest {
  @TempDir Path folder;

  @Test
  void loopsAreDroppedDuplicatesMergedAndAllAreCounted() throws IOException {
    PreparedGraph built = build(write(folder, "a.tsv", "a\tb\nb\ta\na\tb\nb\tc\nc\tc\nd\td\n"));
    assertThat(adjacency(built.graph()))
        .containsExactly("[1:1.0]", "[0:1.0, 2:1.0]", "[1:1.0]", "[]");
    assertThat(built.graph().weighted()).isFalse();
    assertThat(ids(built.dictionary())).containsExactly("a", "b", "c", "d");
    assertThat(built.statistics())
        .isEqualTo(new GraphStatistics(4, 2, 2, 2, 1, 2, 1.0, LimitedDegrees.NONE));
  }

  @Test
  void joinsAndSharedIdsGiveTheSameGraph() throws IOException {
    EdgeTable weighted = EdgeFiles.read(write(folder, "a.tsv", String.join("\n", randomEdges())));
    EdgeTable plain = EdgeFiles.read(TestData.shared("cora/edges.tsv"));
    for (EdgeTable table : List.of(weighted, plain)) {
      PreparedGraph shared = GraphBuilder.build(table);
      PreparedGraph joined = GraphBuilder.build(table, SharingLimit.NEVER);
      assertThat(adjacency(joined.graph())).isEqualTo(adjacency(shared.graph()));
      assertThat(joined.statistics()).isEqualTo(shared.statistics());
      assertThat(ids(joined.dictionary())).isEqualTo(ids(shared.dictionary()));
      joined.dictionary().unpersist();
    }
  }

  @Test
  void directedEdgesMergeOnlyWithThoseOfTheirDirection() throws IOException {
    Path file = write(folder, "a.tsv", "a\tb\t1\nb\ta\t2\na\tb\t4\nb\tc\t8\n");
    PreparedGraph built = GraphBuilder.build(LocalSpark.session(), input(file, Weights.AUTO, true));
    assertThat(adjacency(built.graph())).containsExactly("[1:5.0]", "[0:2.0, 2:8.0]", "[]");
    assertThat(built.statistics())
        .isEqualTo(new GraphStatistics(3, 3, 0, 1, 0, 3, 2.0, LimitedDegrees.NONE));
  }

  @Test
  void weightsOfDuplicatesAddUpInEitherDirection() throws IOException {
    PreparedGraph built = build(write(folder, "a.tsv", "1\t2\t0.5\n2\t1\t1.25\n3\t2\t2\n"));
    assertThat(adjacency(built.graph())).containsExactly("[1:1.75]", "[0:1.75, 2:2.0]", "[1:2.0]");
  }

  @Test
  void theResultIsTheSameForEveryLayoutOfTheInput() throws IOException {
    List<String> lines = randomEdges();
    PreparedGraph expected = build(write(folder, "whole.tsv", String.join("\n", lines)));
    for (int files : new int[] {1, 2, 7}) {
      PreparedGraph built = build(deal(folder, lines, files));
      assertThat(adjacency(built.graph())).isEqualTo(adjacency(expected.graph()));
      assertThat(ids(built.dictionary())).isEqualTo(ids(expected.dictionary()));
      assertThat(built.dictionary().keys()).isEqualTo(expected.dictionary().keys());
      assertThat(built.statistics()).isEqualTo(expected.statistics());
      assertThat(built.fingerprint()).isEqualTo(expected.fingerprint());
    }
  }

  @Test
  void graphxAndTheCompactGraphAgreeOnEveryDegree() throws IOException {
    EdgeTable table = EdgeFiles.read(write(folder, "a.tsv", String.join("\n", randomEdges())));
    NodeDictionary dictionary = NodeDictionary.of(table);
    PartitionedGraph partitioned =
        PartitionedGraph.of(
            GraphBuilder.index(table, dictionary).repartition(5), dictionary.size(), false, true);
    Map<Integer, Integer> degrees = partitioned.degrees().collectAsMap();
    CompactGraph graph =
        CompactGraphBuilder.fromBlocks(dictionary.size(), partitioned.blocks().collect(), false);
    partitioned.unpersist();
    assertThat(IntStream.range(0, graph.nodeCount()).map(node -> degrees.getOrDefault(node, 0)))
        .containsExactlyElementsOf(
            IntStream.range(0, graph.nodeCount()).map(graph::degree).boxed().toList());
  }

  @Test
  void coraHasItsKnownCounts() {
    PreparedGraph cora = build(TestData.shared("cora/edges.tsv"));
    assertThat(cora.graph().nodeCount()).isEqualTo(2708);
    assertThat(cora.graph().edgeCount()).isEqualTo(5278);
    assertThat(cora.statistics())
        .extracting("nodes", "edges", "selfLoops", "duplicates", "isolated", "maxDegree")
        .containsExactly(2708L, 5278L, 0L, 0L, 0L, 168);
    assertThat(cora.dictionary().idType()).isEqualTo(IdType.LONG);
  }

  @Test
  void aGraphWithoutAUsableEdgeIsRefused() throws IOException {
    Path loops = write(folder, "loops.tsv", "a\ta\nb\tb\nb\tb\n");
    assertThatThrownBy(() -> build(loops))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the graph has no usable edge: 2 nodes, 3 self-loops dropped");
    Path one = write(folder, "one.tsv", "a\ta\n");
    assertThatThrownBy(() -> build(one))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the graph has no usable edge: 1 node, 1 self-loop dropped");
  }

  @Test
  void weightsThatAddUpToInfinityAreRefused() throws IOException {
    Path file = write(folder, "a.tsv", "1\t2\t3e38\n2\t1\t3e38\n");
    assertThatThrownBy(() -> build(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("add up to 6.0E38");
  }

  @Test
  void nothingButTheDictionaryStaysCached() throws IOException {
    EdgeTable table = EdgeFiles.read(write(folder, "a.tsv", "u1\tu2\t2\nu2\tu3\t2\n"));
    int before = cached();
    PreparedGraph joined = GraphBuilder.build(table, SharingLimit.NEVER);
    assertThat(cached()).isEqualTo(before + 1);
    joined.dictionary().unpersist();
    assertThat(cached()).isEqualTo(before);
    GraphBuilder.build(table);
    assertThat(cached()).isEqualTo(before);
  }

  private static int cached() {
    return LocalSpark.session().sparkContext().getPersistentRDDs().size();
  }

  // 60 nodes, many duplicates, weights whose sum in doubles depends on the order of adding.
  private static List<String> randomEdges() {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double weight = Math.exp(20 * random.nextDouble() - 10);
      lines.add("n" + random.nextInt(60) + "\tn" + random.nextInt(60) + "\t" + weight);
    }
    lines.add("alone\talone\t1");
    return lines;
  }
}
