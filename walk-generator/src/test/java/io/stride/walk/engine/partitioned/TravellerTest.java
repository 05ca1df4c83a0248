package io.stride.walk.engine.partitioned;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkBias.Kind;
import io.stride.walk.sampling.WalkSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sampler is the definition of a walk; its own test shows that its probabilities are right. */
class TravellerTest {
  private static final WalkBias PLUS = new WalkBias(Kind.NODE2VEC_PLUS, 0.5);
  private static final int NO_HUBS = Integer.MAX_VALUE;
  private static final double[][] PARAMETERS = {
    {1, 1}, {0.25, 4}, {4, 0.25}, {0.5, 0.5}, {2, 2}, {1, 0.5}, {1e-4, 1}, {1e3, 1e-4}, {1e4, 1e3}
  };

  static Stream<Arguments> graphs() {
    List<Arguments> cases = new ArrayList<>();
    for (boolean directed : new boolean[] {false, true}) {
      for (String kind : new String[] {"unweighted", "weighted", "node2vec+"}) {
        boolean weighted = !kind.equals("unweighted");
        for (int nodes : new int[] {8, 60, 300}) {
          CompactGraph random = TestedGraphs.random(nodes, 5 * nodes, weighted, directed);
          cases.add(Arguments.of(kind, nodes + " nodes", random));
        }
        cases.add(Arguments.of(kind, "star", TestedGraphs.star(200, weighted, directed)));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} {index}: {1}")
  @MethodSource("graphs")
  @DisplayName("the sampler's walks for any p and q, cut up in any way, with and without help")
  void drawsWhatTheSamplerDraws(String kind, String name, CompactGraph graph) {
    WalkBias bias = kind.equals("node2vec+") ? PLUS : WalkBias.NODE2VEC;
    for (double[] pq : PARAMETERS) {
      WalkSettings walks = new WalkSettings(12, 1, pq[0], pq[1], 99, bias);
      List<String> expected = Draws.expected(graph, walks, 0, graph.nodeCount());
      for (int parts : new int[] {1, 2, 7}) {
        for (int hubDegree : new int[] {NO_HUBS, 20, 1}) {
          for (boolean filter : new boolean[] {false, true}) {
            assertThat(new PartsInMemory(graph, walks, parts).draw(hubDegree, filter))
                .as("p %s q %s, %d parts, hubs %d, %s", pq[0], pq[1], parts, hubDegree, filter)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  @DisplayName("the cases above meet every errand")
  void everyErrandOccurs() {
    Set<Errand> met = EnumSet.noneOf(Errand.class);
    CompactGraph graph = TestedGraphs.random(60, 300, false, false);
    for (double[] pq : PARAMETERS) {
      PartsInMemory parts = new PartsInMemory(graph, new WalkSettings(12, 1, pq[0], pq[1], 99), 5);
      parts.draw(NO_HUBS, true);
      met.addAll(parts.errands());
    }
    assertThat(met).containsExactly(Errand.values());
  }

  @Test
  @DisplayName("what is known everywhere needs no journey")
  void nothingTravelsIfAllIsCopied() {
    CompactGraph graph = TestedGraphs.random(60, 300, true, false);
    WalkSettings walks = new WalkSettings(30, 1, 0.5, 2, 3);
    PartsInMemory parts = new PartsInMemory(graph, walks, 5);
    assertThat(parts.draw(1, true)).hasSizeGreaterThan(graph.nodeCount());
    assertThat(parts.supersteps()).isEqualTo(1);
  }
}
