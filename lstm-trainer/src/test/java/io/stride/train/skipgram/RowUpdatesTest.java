package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.table.NodeTable;
import io.stride.train.table.RowChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowUpdatesTest {
  private static final int ROWS = 300;
  private static final int WIDTH = 7;
  private static final int PARTITIONS = 5;

  private final NodeTable before = new NodeTable(ROWS, WIDTH);
  private final List<NodeTable> tables = new ArrayList<>();
  private final int[][] times = new int[PARTITIONS][ROWS];
  private final List<RowUpdates> updates = new ArrayList<>();

  RowUpdatesTest() {
    before.randomize(WIDTH, 1, 3);
    Random random = new Random(8);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      NodeTable table = before.copy();
      TouchedRows rows = new TouchedRows(before);
      for (int i = 0; i < 200; i++) {
        int row = random.nextInt(ROWS);
        int slot = rows.touch(row, 1 + i % 3);
        times[partition][row] += 1 + i % 3;
        rows.block(slot)[rows.offset(slot) + i % WIDTH] += 0.1f * i;
        table.block(row)[table.offset(row) + i % WIDTH] += 0.1f * i;
      }
      tables.add(table);
      updates.add(rows.updates());
    }
  }

  @Test
  @DisplayName("the mean of touched rows has the bits of a mean over whole tables")
  void sparseIsDense() {
    NodeTable after = before.copy();
    RowUpdates.mean(updates).applyTo(after);

    int alone = 0;
    for (int row = 0; row < ROWS; row++) {
      assertThat(after.row(row)).as("row %d", row).containsExactly(denseMean(row));
      alone += touching(row) == 1 ? 1 : 0;
    }
    assertThat(alone).isPositive();
  }

  @Test
  @DisplayName("rows that nobody touched do not travel")
  void untouched() {
    RowChanges mean = RowUpdates.mean(updates);

    for (int row : mean.rows()) {
      assertThat(touching(row)).isPositive();
    }
    assertThat(mean.rows()).isSorted().hasSizeLessThan(ROWS);
    assertThat(RowUpdates.mean(updates.subList(0, 1)).rows().length).isLessThan(200);
  }

  private long touching(int row) {
    return IntStream.range(0, PARTITIONS).filter(p -> times[p][row] > 0).count();
  }

  /** Weighted by updates; where there are none, or only one partition's, there is no mean. */
  private float[] denseMean(int row) {
    if (touching(row) == 0) {
      return before.row(row);
    }
    double[] sum = new double[WIDTH];
    long weights = 0;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      float[] values = tables.get(partition).row(row);
      for (int i = 0; i < WIDTH; i++) {
        sum[i] += (double) values[i] * times[partition][row];
      }
      weights += times[partition][row];
      if (touching(row) == 1 && times[partition][row] > 0) {
        return values;
      }
    }
    float[] mean = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      mean[i] = (float) (sum[i] / weights);
    }
    return mean;
  }
}
