package io.stride.train.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes to a table that others read at the same time: rows that are written to are kept aside,
 * all others are the table's. What was written is known without a comparison of tables.
 */
public final class RowOverlay implements TrainedRows {
  private static final int BLOCK_ROWS = 256;

  private final NodeTable base;
  private final RowSlots slots = new RowSlots();
  private final List<float[]> blocks = new ArrayList<>();

  /** No changes yet to {@code base}, which stays as it is. */
  public RowOverlay(NodeTable base) {
    this.base = base;
  }

  @Override
  public int rows() {
    return base.rows();
  }

  @Override
  public int width() {
    return base.width();
  }

  @Override
  public void read(int row, float[] target, int offset) {
    int slot = slots.find(row);
    if (slot < 0) {
      base.read(row, target, offset);
    } else {
      System.arraycopy(block(slot), offset(slot), target, offset, width());
    }
  }

  @Override
  public void write(int row, float[] source, int offset) {
    int slot = slots.add(row);
    if (slot / BLOCK_ROWS == blocks.size()) {
      blocks.add(new float[BLOCK_ROWS * width()]);
    }
    System.arraycopy(source, offset, block(slot), offset(slot), width());
  }

  /** The rows that were written to and what they hold now. */
  public RowChanges changes() {
    int[] order = slots.ascending();
    NodeTable values = new NodeTable(order.length, width());
    for (int i = 0; i < order.length; i++) {
      values.write(i, block(order[i]), offset(order[i]));
      order[i] = slots.row(order[i]);
    }
    return new RowChanges(order, values);
  }

  private float[] block(int slot) {
    return blocks.get(slot / BLOCK_ROWS);
  }

  private int offset(int slot) {
    return slot % BLOCK_ROWS * width();
  }
}
