package io.stride.train.skipgram;

import io.stride.train.table.NodeTable;
import io.stride.train.table.RowChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A task's own copies of those rows of a shared table that it has touched, for training in place,
 * and how often each was. Finding a row is one look-up in an array of an int per node.
 */
final class TouchedRows {
  private static final int BLOCK_SHIFT = 8;

  private final NodeTable base;
  private final int[] slots;
  private final List<float[]> blocks = new ArrayList<>();
  private int[] rows = new int[1 << BLOCK_SHIFT];
  private int[] updates = new int[1 << BLOCK_SHIFT];
  private int count;

  /** None yet of {@code base}, which stays as it is. */
  TouchedRows(NodeTable base) {
    this.base = base;
    this.slots = new int[base.rows()];
  }

  /** Where a row lies that is about to change {@code times} times. */
  int touch(int row, int times) {
    int slot = slots[row] - 1;
    if (slot < 0) {
      slot = add(row);
    }
    updates[slot] += times;
    return slot;
  }

  /** The array that holds the row of a slot. */
  float[] block(int slot) {
    return blocks.get(slot >>> BLOCK_SHIFT);
  }

  /** Where in {@link #block} it begins. */
  int offset(int slot) {
    return (slot & ((1 << BLOCK_SHIFT) - 1)) * base.width();
  }

  private int add(int row) {
    int slot = count++;
    if (slot == rows.length) {
      rows = Arrays.copyOf(rows, 2 * slot);
      updates = Arrays.copyOf(updates, 2 * slot);
    }
    if (slot >>> BLOCK_SHIFT == blocks.size()) {
      blocks.add(new float[base.width() << BLOCK_SHIFT]);
    }
    rows[slot] = row;
    slots[row] = count;
    base.read(row, block(slot), offset(slot));
    return slot;
  }

  /** What the rows have become, in ascending order. */
  RowUpdates updates() {
    int[] order =
        IntStream.range(0, count)
            .mapToLong(slot -> ((long) rows[slot] << 32) | slot)
            .sorted()
            .mapToInt(packed -> (int) packed)
            .toArray();
    NodeTable values = new NodeTable(count, base.width());
    int[] times = new int[count];
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      values.write(i, block(order[i]), offset(order[i]));
      times[i] = updates[order[i]];
      numbers[i] = rows[order[i]];
    }
    return new RowUpdates(new RowChanges(numbers, values), times);
  }
}
