package io.stride.train.onehot;

import io.stride.train.table.RowChanges;
import java.io.Serializable;

/**
 * New contents of some rows of both tables.
 *
 * @param input rows of the embeddings
 * @param output rows of the softmax
 */
record TableChanges(RowChanges input, RowChanges output) implements Serializable {

  void applyTo(TablePair tables) {
    input.applyTo(tables.input());
    output.applyTo(tables.output());
  }

  /** What the same rows hold now. */
  TableChanges current(TablePair tables) {
    return new TableChanges(
        RowChanges.of(tables.input(), input.rows()), RowChanges.of(tables.output(), output.rows()));
  }

  int rows() {
    return input.rows().length + output.rows().length;
  }

  long bytes() {
    return input.bytes() + output.bytes();
  }

  boolean finite() {
    return input.values().finite() && output.values().finite();
  }
}
