package io.stride.train.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowOverlayTest {
  private static final int ROWS = 3000;
  private static final int WIDTH = 3;

  private final Random random = new Random(2);

  @Test
  @DisplayName("an overlay reads as a table that was written to, and its base stays as it was")
  void readsLikeATable() {
    NodeTable base = random();
    NodeTable written = base.copy();
    NodeTable before = base.copy();
    RowOverlay overlay = new RowOverlay(base);
    Set<Integer> touched = change(overlay, written, 2000);
    assertThat(touched).hasSizeBetween(500, 2500);
    assertSame(overlay, written);
    assertSame(base, before);
    RowChanges changes = overlay.changes();
    assertThat(changes.rows())
        .containsExactly(touched.stream().mapToInt(Integer::intValue).toArray());
    changes.applyTo(before);
    assertSame(before, written);
  }

  @Test
  @DisplayName("the mean of changed rows has the bits of the mean of whole tables")
  void meanOfChangesIsMeanOfTables() {
    NodeTable base = random();
    long[] weights = {128, 77, 0, 1};
    List<RowMean.Version> versions = new ArrayList<>();
    List<NodeTable> tables = new ArrayList<>();
    for (long weight : weights) {
      RowOverlay overlay = new RowOverlay(base);
      NodeTable table = base.copy();
      change(overlay, table, weight == 0 ? 0 : 400);
      versions.add(new RowMean.Version(overlay.changes(), weight));
      tables.add(table);
    }
    NodeTable mean = base.copy();
    RowChanges changes = RowMean.of(base, versions);
    changes.applyTo(mean);
    assertThat(changes.rows()).hasSizeLessThan(1200).isSorted().doesNotHaveDuplicates();
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < WIDTH; i++) {
        double sum = 0;
        for (int v = 0; v < weights.length; v++) {
          sum += (double) tables.get(v).row(row)[i] * weights[v];
        }
        assertThat(mean.row(row)[i]).isEqualTo((float) (sum / 206));
      }
    }
  }

  @Test
  @DisplayName("gradients of rows met several times are added up and sorted")
  void gradientSum() {
    RowGradientSum sum = new RowGradientSum(2);
    for (int i = 0; i < 1000; i++) {
      sum.add(999 - i % 500, new float[] {9, 1, 2}, 1, 2, 0.5f);
      sum.add(7, 1, 3f);
    }
    RowGradients gradients = sum.sorted();
    assertThat(gradients.rows()).hasSize(501).isSorted();
    assertThat(gradients.rows()[0]).isEqualTo(7);
    assertThat(gradients.values()[0]).isZero();
    assertThat(gradients.values()[1]).isEqualTo(3000f);
    for (int i = 1; i < 501; i++) {
      assertThat(gradients.values()[2 * i]).isEqualTo(1f);
      assertThat(gradients.values()[2 * i + 1]).isEqualTo(2f);
    }
  }

  @Test
  @DisplayName("Adagrad moves a row by its own history and leaves the others alone")
  void adagrad() {
    NodeTable table = new NodeTable(4, 3);
    table.write(2, new float[] {5, 6, 0}, 0);
    NodeTable untouched = table.copy();
    RowGradients gradients = new RowGradients(new int[] {2}, new float[] {3, -4}, 2);
    RowAdagrad.apply(table, gradients, 0.1);
    double root = Math.sqrt(12.5);
    assertThat(table.row(2)[0]).isEqualTo((float) (5 - 0.1 * 3 / root));
    assertThat(table.row(2)[1]).isEqualTo((float) (6 + 0.1 * 4 / root));
    assertThat(table.row(2)[2]).isEqualTo(12.5f);
    RowAdagrad.apply(table, gradients, 0.1);
    assertThat(table.row(2)[2]).isEqualTo(25f);
    assertThat(table.row(2)[0]).isCloseTo((float) (5 - 0.3 / root - 0.3 / 5), within(1e-6f));
    for (int row : new int[] {0, 1, 3}) {
      assertThat(table.row(row)).isEqualTo(untouched.row(row));
    }
  }

  private static Offset<Float> within(float offset) {
    return Offset.offset(offset);
  }

  private Set<Integer> change(RowOverlay overlay, NodeTable table, int times) {
    Set<Integer> touched = new TreeSet<>();
    for (int i = 0; i < times; i++) {
      int row = random.nextInt(ROWS);
      float[] values = {random.nextFloat(), random.nextFloat(), (float) random.nextGaussian()};
      overlay.write(row, values, 0);
      table.write(row, values, 0);
      touched.add(row);
    }
    return touched;
  }

  private NodeTable random() {
    NodeTable table = new NodeTable(ROWS, WIDTH);
    table.randomize(WIDTH, 1f, random.nextLong());
    return table;
  }

  private static void assertSame(TrainedRows actual, TrainedRows expected) {
    float[] first = new float[WIDTH];
    float[] second = new float[WIDTH];
    for (int row = 0; row < ROWS; row++) {
      actual.read(row, first, 0);
      expected.read(row, second, 0);
      assertThat(first).isEqualTo(second);
    }
  }
}
