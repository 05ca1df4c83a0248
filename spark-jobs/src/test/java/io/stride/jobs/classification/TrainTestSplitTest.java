package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainTestSplitTest {
  private static final List<String> IDS =
      IntStream.range(0, 1000).mapToObj(i -> "node-" + i).toList();

  @Test
  void everyNodeIsOnOneSide() {
    TrainTestSplit split = TrainTestSplit.of(IDS, 0.3, 1, 0);

    assertThat(split.train()).hasSize(300);
    assertThat(split.test()).hasSize(700).doesNotContain(split.train());
    assertThat(IntStream.of(split.test()).distinct().count()).isEqualTo(700);
  }

  @Test
  void followsFromSeedSplitAndIdNotFromTheOrderOfNodes() {
    List<String> shuffled = new ArrayList<>(IDS);
    Collections.reverse(shuffled);

    assertThat(trainIds(shuffled, 0.5, 7, 3)).isEqualTo(trainIds(IDS, 0.5, 7, 3));
    assertThat(trainIds(IDS, 0.5, 8, 3)).isNotEqualTo(trainIds(IDS, 0.5, 7, 3));
    assertThat(trainIds(IDS, 0.5, 7, 4)).isNotEqualTo(trainIds(IDS, 0.5, 7, 3));
  }

  @Test
  void aLargerShareContainsTheSmaller() {
    assertThat(trainIds(IDS, 0.6, 1, 0)).containsAll(trainIds(IDS, 0.2, 1, 0));
  }

  @Test
  void bothSidesHaveANodeAtLeast() {
    List<String> three = IDS.subList(0, 3);

    assertThat(TrainTestSplit.of(three, 0.01, 1, 0).train()).hasSize(1);
    assertThat(TrainTestSplit.of(three, 0.99, 1, 0).test()).hasSize(1);
  }

  @Test
  void splitsAreIndependent() {
    // Two independent halves of 1000 share 250 nodes on average, with a deviation of 7.9
    // (hypergeometric); 40 is 5 deviations, a false alarm of 6e-7 for each of 20 pairs.
    for (int split = 0; split < 20; split++) {
      Set<String> common = trainIds(IDS, 0.5, 1, split);
      common.retainAll(trainIds(IDS, 0.5, 1, split + 1));
      assertThat(common.size()).isBetween(210, 290);
    }
  }

  private static Set<String> trainIds(List<String> ids, double fraction, long seed, int split) {
    return IntStream.of(TrainTestSplit.of(ids, fraction, seed, split).train())
        .mapToObj(ids::get)
        .collect(Collectors.toSet());
  }
}
