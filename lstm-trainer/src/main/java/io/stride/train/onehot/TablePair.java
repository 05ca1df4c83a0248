package io.stride.train.onehot;

import io.stride.train.model.OneHotSettings;
import io.stride.train.model.OneHotTables;
import io.stride.train.table.NodeTable;
import java.io.Serializable;

/**
 * Both tables of a one-hot autoencoder as a whole.
 *
 * @param input embeddings
 * @param output weights of the softmax
 */
record TablePair(NodeTable input, NodeTable output) implements Serializable {

  /** The tables that training begins with. */
  static TablePair initial(OneHotSettings settings, int nodes) {
    return new TablePair(
        OneHotTables.initialInput(settings, nodes), OneHotTables.initialOutput(settings, nodes));
  }

  TablePair copy() {
    return new TablePair(input.copy(), output.copy());
  }

  long bytes() {
    return input.bytes() + output.bytes();
  }
}
