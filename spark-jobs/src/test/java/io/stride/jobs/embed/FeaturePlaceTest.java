package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.memory.SparkMemory;
import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.MemoryGiven;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import org.junit.jupiter.api.Test;

class FeaturePlaceTest {
  private static final CompactGraph RING = SmallGraphs.ring(1000);
  private static final int WIDTH = 64;
  private static final long TABLE = 1000 * WIDTH * 4;

  @Test
  void twoPartsPerSlotIfATaskCanHoldAllVectors() {
    assertThat(FeaturePlace.partitions(RING, WIDTH, memory(TABLE))).isEqualTo(2 * 3 * 2);
  }

  @Test
  void moreIfOnlySomeFit() {
    // A ring has two entries a node: a hundred parts get the vectors of 20 neighbours each.
    assertThat(FeaturePlace.partitions(RING, WIDTH, memory(TABLE / 50))).isEqualTo(101);
  }

  /** Three executors with two slots, a quarter of whose share of the heap is {@code room}. */
  private static SparkMemory memory(long room) {
    return new SparkMemory(
        new MemoryGiven(MemoryGiven.RESERVED + 2 * 4 * room, 1, false), new ClusterShape(3, 2), 0);
  }
}
