package io.stride.walk.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.RandomGraphs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeFilterTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyEdgeIsKnownAndFewOthersAre(boolean directed) {
    CompactGraph graph = RandomGraphs.of(1000, 20_000, false, directed, 8);
    EdgeFilter filter = EdgeFilter.of(graph);
    int apart = 0;
    int perhaps = 0;
    for (int source = 0; source < 900; source++) {
      for (int target = 0; target < 900; target++) {
        if (graph.hasEdge(source, target)) {
          assertThat(filter.perhaps(source, target)).isTrue();
        } else if (source != target) {
          apart++;
          perhaps += filter.perhaps(source, target) ? 1 : 0;
        }
      }
    }
    // 1.2% by the binomials; the graph and the hash are fixed, so this never fails by chance.
    assertThat(perhaps / (double) apart).isBetween(0.006, 0.02);
  }
}
