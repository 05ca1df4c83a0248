package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.adjacency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DegreeLimitsTest {
  @TempDir Path folder;

  /** Node 0 is joined to 1 to 40, these to their successors; 50-51 stand apart. */
  private Path wheel() throws IOException {
    String spokes = lines(1, 40, i -> "0\t" + i);
    String rim = lines(1, 39, i -> i + "\t" + (i + 1));
    return EdgeFiles.write(folder, "wheel.tsv", spokes + rim + "50\t51\n");
  }

  @Test
  void aHubKeepsAsManyEdgesAsAllowedWhateverThePartitioning() throws IOException {
    DegreeLimits limits = new DegreeLimits(0, 10, 5);
    PreparedGraph limited = build(EdgeFiles.read(wheel()), limits);
    assertThat(limited.graph().degree(0)).isEqualTo(10);
    assertThat(limited.statistics().limited()).isEqualTo(new LimitedDegrees(0, 1, 30));
    assertThat(limited.statistics().edges()).isEqualTo(80 - 30);
    assertThat(limited.statistics().maxDegree()).isEqualTo(10);
    // The rim is whole.
    assertThat(limited.graph().hasEdge(20, 21)).isTrue();
    List<String> lines = Files.readAllLines(wheel());
    PreparedGraph dealt = build(EdgeFiles.read(EdgeFiles.deal(folder, lines, 5)), limits);
    assertThat(adjacency(dealt.graph())).isEqualTo(adjacency(limited.graph()));
    PreparedGraph other = build(EdgeFiles.read(wheel()), new DegreeLimits(0, 10, 6));
    assertThat(adjacency(other.graph())).isNotEqualTo(adjacency(limited.graph()));
  }

  @Test
  void edgesOfSmallNodesGo() throws IOException {
    PreparedGraph limited = build(EdgeFiles.read(wheel()), new DegreeLimits(2, 0, 5));
    assertThat(limited.statistics().limited()).isEqualTo(new LimitedDegrees(2, 0, 1));
    assertThat(limited.statistics().isolated()).isEqualTo(2);
    assertThat(limited.statistics().nodes()).isEqualTo(43);
  }

  @Test
  void withoutLimitsNothingChanges() throws IOException {
    try (DistributedGraph graph = GraphBuilder.distribute(EdgeFiles.read(wheel()))) {
      assertThat(graph.limited(DegreeLimits.NONE)).isSameAs(graph);
    }
  }

  @Test
  void limitsThatLeaveNoEdgeAreRefused() throws IOException {
    EdgeTable table = EdgeFiles.read(wheel());
    assertThatThrownBy(() -> build(table, new DegreeLimits(100, 0, 5)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("graph.min-degree = 100");
  }

  @Test
  void limitsMustNotContradictEachOther() {
    assertThatThrownBy(() -> new DegreeLimits(5, 4, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("graph.max-degree was 4");
    assertThatThrownBy(() -> new DegreeLimits(-1, 0, 1))
        .isInstanceOf(InvalidSettingException.class);
  }

  private static PreparedGraph build(EdgeTable table, DegreeLimits limits) {
    try (DistributedGraph graph = GraphBuilder.distribute(table).limited(limits)) {
      return graph.collect();
    }
  }

  private static String lines(int from, int to, IntFunction<String> line) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
