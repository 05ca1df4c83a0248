package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private static final int SIZE = 5;
  private static final int ROWS = 2500;

  @Test
  @DisplayName("Chunks grow with the table, so that their sums never take more than 128 MiB")
  void chunks() {
    assertThat(Moments.chunk(1, 512)).isEqualTo(1024);
    assertThat(Moments.chunk(100_000, 512)).isEqualTo(1024);
    for (int rows : new int[] {0, 100_000, 10_000_000, Integer.MAX_VALUE}) {
      for (int size : new int[] {2, 128, 512, 1024}) {
        int chunk = Moments.chunk(rows, size);
        assertThat(chunk % 1024).isZero();
        double chunks = Math.ceil(rows / (double) chunk);
        assertThat(chunks * size * (size + 1) / 2 * 8).isLessThanOrEqualTo(128 << 20);
      }
    }
  }

  @Test
  @DisplayName("Chunk by chunk, the sums are those of the table to the last bit")
  void chunkByChunk() {
    FeatureRows rows = rows();
    boolean[] used = used();
    List<Moments> chunks = new ArrayList<>();
    for (int first = 0; first < ROWS; first += 1024) {
      List<float[]> chunk = new ArrayList<>();
      for (int row = first; row < Math.min(ROWS, first + 1024); row++) {
        if (used[row]) {
          chunk.add(rows.row(row));
        }
      }
      chunks.add(Moments.ofChunk(chunk));
    }
    Moments total = Moments.total(SIZE, chunks);
    Moments expected = Moments.of(rows, used);
    assertThat(total.count()).isEqualTo(expected.count());
    assertThat(total.mean()).isEqualTo(expected.mean());
    assertThat(total.covariance()).isDeepEqualTo(expected.covariance());
  }

  private static boolean[] used() {
    boolean[] used = new boolean[ROWS];
    Arrays.fill(used, true);
    used[3] = false;
    used[1500] = false;
    return used;
  }

  private static FeatureRows rows() {
    Random random = new Random(1);
    FeatureRows rows = new FeatureRows(ROWS, SIZE);
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < SIZE; i++) {
        rows.block(row)[rows.offset(row) + i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }
}
