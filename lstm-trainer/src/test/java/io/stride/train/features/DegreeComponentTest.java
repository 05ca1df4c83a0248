package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DegreeComponentTest {
  /** A star of three leaves, and node 4 without an edge. */
  private static final int[][] STAR = {{0, 1}, {0, 2}, {0, 3}};

  @Test
  @DisplayName("The mean over nodes with edges is the weight, half of it where nothing is joined")
  void scaled() {
    CompactGraph star = SmallGraphs.undirected(5, STAR);
    double mean = (Math.log(4) + 3 * Math.log(2)) / 4;
    float[] joined = DegreeComponent.fit(star, 3, true).values(star);
    assertThat((double) joined[0]).isCloseTo(3 * Math.log(4) / mean, within(1e-6));
    assertThat((double) joined[1]).isCloseTo(3 * Math.log(2) / mean, within(1e-6));
    assertThat(joined[1]).isEqualTo(joined[2]).isEqualTo(joined[3]);
    assertThat(joined[4]).isZero();
    float[] alone = DegreeComponent.fit(star, 3, false).values(star);
    assertThat(alone[0]).isEqualTo(joined[0] / 2);
  }

  @Test
  @DisplayName("Of a directed graph edges count at both ends")
  void directed() {
    CompactGraph star = SmallGraphs.directed(5, STAR);
    CompactGraph undirected = SmallGraphs.undirected(5, STAR);
    assertThat(DegreeComponent.fit(star, 1, true).values(star))
        .isEqualTo(DegreeComponent.fit(undirected, 1, true).values(undirected));
  }

  @Test
  @DisplayName("On another graph a degree has the number that it had on the first")
  void otherGraph() {
    CompactGraph star = SmallGraphs.undirected(5, STAR);
    DegreeComponent fitted = DegreeComponent.fit(star, 2, true);
    CompactGraph path = SmallGraphs.undirected(3, new int[][] {{0, 1}, {1, 2}});
    assertThat(fitted.values(path)[0]).isEqualTo(fitted.values(star)[1]);
  }

  @Test
  @DisplayName("A graph without edges has zeros")
  void withoutEdges() {
    CompactGraph none = SmallGraphs.undirected(3, new int[0][]);
    assertThat(DegreeComponent.fit(none, 3, true).values(none)).containsOnly(0f);
  }
}
