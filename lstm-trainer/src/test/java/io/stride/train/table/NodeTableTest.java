package io.stride.train.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NodeTableTest {
  @Test
  @DisplayName("rows in several blocks are apart from each other")
  void blocks() {
    // Blocks of 3 rows; the last one holds 2.
    NodeTable table = new NodeTable(11, 4, 15);
    for (int row = 0; row < 11; row++) {
      table.write(row, new float[] {-1, row, 10 * row, 100 * row, row + 0.5f}, 1);
    }
    for (int row = 0; row < 11; row++) {
      assertThat(table.row(row)).containsExactly(row, 10 * row, 100 * row, row + 0.5f);
    }
    NodeTable copy = table.copy();
    table.write(10, new float[4], 0);
    assertThat(copy.row(10)).containsExactly(10, 100, 1000, 10.5f);
    assertThat(table.row(10)).containsOnly(0);
  }

  @Test
  @DisplayName("positions of more than 2^31 numbers are counted as longs")
  void bytesOfLargeTables() {
    assertThat(new RowChanges(new int[3], new NodeTable(3, 5)).bytes()).isEqualTo(3 * 4 + 60);
    assertThat(new NodeTable(0, 1 << 20).bytes()).isZero();
    assertThatThrownBy(() -> new NodeTable(1, (1 << 20) + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NodeTable(-1, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a row's initial numbers don't depend on the table's size, but on the seed")
  void initialNumbers() {
    NodeTable small = new NodeTable(5, 3);
    NodeTable large = new NodeTable(5000, 3);
    NodeTable other = new NodeTable(5, 3);
    small.randomize(2, 0.5f, 1);
    large.randomize(2, 0.5f, 1);
    other.randomize(2, 0.5f, 2);
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < 5000; row++) {
      float[] values = large.row(row);
      assertThat(values[0]).isBetween(-0.5f, 0.5f);
      assertThat(values[2]).isZero();
      sum += values[0] + values[1];
      squares += values[0] * values[0] + values[1] * values[1];
    }
    assertThat(small.row(4)).isEqualTo(large.row(4)).isNotEqualTo(other.row(4));
    // Variance 1/12; five standard errors of 10,000 numbers.
    assertThat(Math.abs(sum / 10_000)).isLessThan(5 * 0.29 / 100);
    assertThat(Math.abs(squares / 10_000 - 1 / 12.0)).isLessThan(5 * 0.075 / 100);
  }

  @Test
  @DisplayName("numbers that are none are found")
  void finite() {
    NodeTable table = new NodeTable(9, 4, 15);
    assertThat(table.finite()).isTrue();
    table.write(8, new float[] {0, 0, 0, Float.NaN}, 0);
    assertThat(table.finite()).isFalse();
  }
}
