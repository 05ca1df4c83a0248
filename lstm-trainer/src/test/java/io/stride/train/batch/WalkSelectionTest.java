package io.stride.train.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.engine.WalkKey;
import io.stride.walk.sampling.WalkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkSelectionTest {
  private static final int NODES = 30;
  private static final WalkSettings WALKS = new WalkSettings(20, 7, 1, 1, 5);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 300})
  @DisplayName("Partitions cover training and validation walks exactly once, the two are disjoint")
  void coversOnce(int partitions) {
    WalkSelection selection = WalkSelection.of(NODES, WALKS, 2400, 0.25);
    List<Long> training = training(selection, 0, partitions);
    List<Long> validation = validation(selection, partitions);

    assertThat(training).hasSize(90).doesNotHaveDuplicates();
    assertThat(validation)
        .hasSize(30)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(training);
    assertThat(training).containsExactlyInAnyOrderElementsOf(training(selection, 0, 1));
    assertThat(validation).containsExactlyInAnyOrderElementsOf(validation(selection, 1));
    assertThat(training)
        .allMatch(key -> WalkKey.node(key) < NODES && WalkKey.walk(key) < WALKS.perNode());
  }

  @Test
  @DisplayName("Every epoch sees the same walks in another order")
  void epochs() {
    WalkSelection selection = WalkSelection.of(NODES, WALKS, 2400, 0.25);
    List<Long> first = training(selection, 0, 1);
    assertThat(training(selection, 0, 1)).isEqualTo(first);
    for (int epoch = 1; epoch < 4; epoch++) {
      List<Long> next = training(selection, epoch, 1);
      assertThat(next).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
    }
  }

  @Test
  @DisplayName("Few walks: all are used, at least one trains and one is held out")
  void bounds() {
    WalkSelection all = WalkSelection.of(NODES, WALKS, 1_000_000_000L, 0.01);
    assertThat(all.trainingWalks() + all.validationWalks()).isEqualTo(210);
    assertThat(all.validationWalks()).isEqualTo(2);

    WalkSelection two = WalkSelection.of(2, new WalkSettings(20, 1, 1, 1, 5), 1000, 0.01);
    assertThat(two.trainingWalks()).isEqualTo(1);
    assertThat(two.validationWalks()).isEqualTo(1);
    assertThat(training(two, 0, 3)).hasSize(1).doesNotContainAnyElementsOf(validation(two, 3));
  }

  @Test
  @DisplayName("The seed decides which walks train")
  void seeds() {
    WalkSelection one = WalkSelection.of(NODES, WALKS, 2400, 0.25);
    WalkSelection other = WalkSelection.of(NODES, new WalkSettings(20, 7, 1, 1, 6), 2400, 0.25);
    assertThat(validation(one, 1)).isNotEqualTo(validation(other, 1));
    assertThat(training(one, 0, 1)).doesNotContainSequence(training(other, 0, 1));
  }

  private static List<Long> training(WalkSelection selection, int epoch, int partitions) {
    List<Long> keys = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      addAll(selection.training(epoch, partition, partitions), keys);
    }
    return keys;
  }

  private static List<Long> validation(WalkSelection selection, int partitions) {
    List<Long> keys = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      addAll(selection.validation(partition, partitions), keys);
    }
    return keys;
  }

  private static void addAll(PrimitiveIterator.OfLong from, List<Long> to) {
    from.forEachRemaining((long key) -> to.add(key));
  }
}
