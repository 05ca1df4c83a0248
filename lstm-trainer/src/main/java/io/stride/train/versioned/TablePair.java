package io.stride.train.versioned;

import io.stride.train.table.NodeTable;
import java.io.Serializable;

/**
 * Two tables with a row per node as a whole.
 *
 * @param input embeddings
 * @param output weights of what predicts nodes from embeddings
 */
public record TablePair(NodeTable input, NodeTable output) implements Serializable {

  /** Tables of their own with the same numbers. */
  public TablePair copy() {
    return new TablePair(input.copy(), output.copy());
  }

  /** Bytes of the numbers. */
  public long bytes() {
    return input.bytes() + output.bytes();
  }
}
