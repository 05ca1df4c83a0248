package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.engine.WalkKey;
import io.stride.walk.sampling.WalkSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalkShareTest {
  private static final int NODES = 20;
  private static final WalkSettings WALKS = new WalkSettings(8, 10, 1, 1, 3);

  @Test
  @DisplayName("every node leads as many walks, but for the part of a walk that the share leaves")
  void even() {
    Map<Integer, Long> led =
        all(0.25, 0).stream().collect(Collectors.groupingBy(WalkKey::node, Collectors.counting()));

    assertThat(led).hasSize(NODES);
    assertThat(led.values()).containsOnly(2L, 3L);
    assertThat(led.values().stream().filter(walks -> walks == 3)).hasSize(NODES / 2);
    assertThat(all(0.25, 0)).allMatch(key -> WalkKey.walk(key) < 3).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("partitions and rounds cut the same walks in the same order")
  void partitions() {
    List<Long> dealt = new ArrayList<>(Collections.nCopies(60, 0L));
    WalkShare share = WalkShare.of(NODES, WALKS, 0.3, 5);
    for (int partition = 0; partition < 7; partition++) {
      long count = share.count(partition, 7);
      List<Long> keys = new ArrayList<>();
      share.keys(0, partition, 7, 0, count / 2).forEachRemaining((long key) -> keys.add(key));
      share.keys(0, partition, 7, count / 2, count).forEachRemaining((long key) -> keys.add(key));
      for (int i = 0; i < keys.size(); i++) {
        dealt.set(partition + 7 * i, keys.get(i));
      }
    }
    assertThat(dealt).isEqualTo(all(0.3, 0));
  }

  @Test
  @DisplayName("epochs have the same walks in orders of their own")
  void epochs() {
    assertThat(all(1, 0)).hasSize(200).isNotEqualTo(all(1, 1));
    assertThat(all(1, 0)).containsExactlyInAnyOrderElementsOf(all(1, 1));
  }

  /** With one partition: seed 5, epoch 0 or 1. */
  private static List<Long> all(double share, int epoch) {
    WalkShare walks = WalkShare.of(NODES, WALKS, share, 5);
    List<Long> keys = new ArrayList<>();
    walks.keys(epoch, 0, 1, 0, walks.walks()).forEachRemaining((long key) -> keys.add(key));
    return keys;
  }
}
