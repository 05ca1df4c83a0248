package io.stride.train.table;

import java.io.Serializable;

/**
 * New contents of some rows of a table.
 *
 * @param rows the rows in ascending order
 * @param values for each of them in turn a row
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
public record RowChanges(int[] rows, NodeTable values) implements Serializable {

  /** What some rows of a table hold. */
  public static RowChanges of(NodeTable table, int[] rows) {
    NodeTable values = new NodeTable(rows.length, table.width());
    float[] row = new float[table.width()];
    for (int i = 0; i < rows.length; i++) {
      table.read(rows[i], row, 0);
      values.write(i, row, 0);
    }
    return new RowChanges(rows.clone(), values);
  }

  /** Puts them into a table. */
  public void applyTo(NodeTable table) {
    float[] row = new float[table.width()];
    for (int i = 0; i < rows.length; i++) {
      values.read(i, row, 0);
      table.write(rows[i], row, 0);
    }
  }

  /** Bytes of row numbers and contents, as they travel. */
  public long bytes() {
    return (long) Integer.BYTES * rows.length + values.bytes();
  }
}
