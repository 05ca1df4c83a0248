package io.stride.train.versioned;

import io.stride.train.table.RowChanges;
import java.io.Serializable;

/**
 * New contents of some rows of both tables.
 *
 * @param input rows of the embeddings
 * @param output rows of what predicts nodes
 */
public record TableChanges(RowChanges input, RowChanges output) implements Serializable {

  void applyTo(TablePair tables) {
    input.applyTo(tables.input());
    output.applyTo(tables.output());
  }

  /** What the same rows hold now. */
  TableChanges current(TablePair tables) {
    return new TableChanges(
        RowChanges.of(tables.input(), input.rows()), RowChanges.of(tables.output(), output.rows()));
  }

  /** Number of rows, of both tables together. */
  public int rows() {
    return input.rows().length + output.rows().length;
  }

  /** Bytes that travel. */
  public long bytes() {
    return input.bytes() + output.bytes();
  }

  /** Whether all numbers are finite. */
  public boolean finite() {
    return input.values().finite() && output.values().finite();
  }
}
