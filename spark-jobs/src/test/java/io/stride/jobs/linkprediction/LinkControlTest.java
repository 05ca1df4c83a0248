package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinkControlTest {
  /** 0 and 1 share the neighbours 2 (of degree 2) and 3 (of degree 3); 0 also has 4. */
  private final Neighbourhoods graph =
      Neighbourhoods.of(TestGraphs.of(7, false, 0, 2, 1, 2, 0, 3, 1, 3, 3, 5, 0, 4, 5, 6));

  @Test
  void byHand() {
    assertThat(LinkControl.DEGREE_PRODUCT.score(graph, 0, 1)).isEqualTo(6);
    assertThat(LinkControl.COMMON_NEIGHBOURS.score(graph, 0, 1)).isEqualTo(2);
    assertThat(LinkControl.ADAMIC_ADAR.score(graph, 0, 1))
        .isCloseTo(1 / Math.log(2) + 1 / Math.log(3), within(1e-12));
    assertThat(LinkControl.JACCARD.score(graph, 0, 1)).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void nodesWithoutACommonNeighbourScoreZero() {
    assertThat(LinkControl.COMMON_NEIGHBOURS.score(graph, 4, 6)).isZero();
    assertThat(LinkControl.ADAMIC_ADAR.score(graph, 4, 6)).isZero();
    assertThat(LinkControl.JACCARD.score(graph, 4, 6)).isZero();
  }

  @Test
  void directionsDoNotMatterAndAnEdgeEachWayIsOneNeighbour() {
    Neighbourhoods directed =
        Neighbourhoods.of(TestGraphs.of(4, true, 0, 2, 2, 0, 2, 1, 3, 0, 1, 3));

    assertThat(directed.size(0)).isEqualTo(2);
    assertThat(directed.degree(0)).isEqualTo(3);
    assertThat(LinkControl.COMMON_NEIGHBOURS.score(directed, 0, 1)).isEqualTo(2);
    assertThat(LinkControl.JACCARD.score(directed, 0, 1)).isEqualTo(1);
    assertThat(LinkControl.ADAMIC_ADAR.score(directed, 0, 1))
        .isCloseTo(2 / Math.log(2), within(1e-12));
  }
}
