package io.stride.train.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.util.SizeEstimator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PooledMemoryTest {
  @Test
  void sumsTakeWhatTheSettingsSay() {
    int size = 32;
    int nodes = 10_000;
    LatentPooling pooling = new LatentPooling(0, nodes);
    for (int node = 0; node < nodes; node++) {
      pooling.add(new int[] {node}, node, new float[size], 0, size);
    }

    // Sums of 128 bytes with 140 around them, of which the sorted pairs come last.
    assertThat(EncodingSettings.heapPerTask(nodes, size)).isEqualTo(nodes * (128L + 140));
    assertThat(SizeEstimator.estimate(pooling))
        .isCloseTo(nodes * (128L + 140 - 28), Percentage.withPercentage(15));
  }

  @Test
  void aTaskHasRoomForAPartOfTheHeap() {
    // A tenth of 14 GiB for two tasks: 702 MiB each, vectors of 128 floats with 140 bytes around.
    assertThat(LatentPooling.capacity(14L << 30, 2, 128)).isEqualTo((14L << 30) / 20 / (512 + 140));
    assertThat(LatentPooling.capacity(1L << 30, 8, 128)).isEqualTo(1 << 16);
    assertThat(LatentPooling.capacity(Long.MAX_VALUE, 1, 2)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void theEstimateCountsOnTheLeastCapacity() {
    assertThat(EncodingSettings.heapPerTask(100_000_000, 128)).isEqualTo((1 << 16) * (512L + 140));
  }
}
