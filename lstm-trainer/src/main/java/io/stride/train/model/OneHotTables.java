package io.stride.train.model;

import io.stride.train.table.NodeTable;
import io.stride.train.table.RowAdagrad;
import io.stride.train.table.TrainedRows;

/**
 * The rows that a one-hot autoencoder has for every node.
 *
 * @param input embeddings, each followed by its updater's number
 * @param output for each node the weights from the decoder's state to its logit, its bias, its
 *     updater's number
 */
public record OneHotTables(TrainedRows input, TrainedRows output) {

  /**
   * Embeddings of a network that has not been trained: uniform from -1 to 1, a pure function of the
   * seed.
   */
  public static NodeTable initialInput(OneHotSettings settings, int nodes) {
    NodeTable table = new NodeTable(nodes, RowAdagrad.width(settings.embedding()));
    table.randomize(settings.embedding(), 1f, settings.seed());
    return table;
  }

  /** Zeros: a network that has not been trained finds all nodes equally likely. */
  public static NodeTable initialOutput(OneHotSettings settings, int nodes) {
    return new NodeTable(nodes, RowAdagrad.width(settings.latent() + 1));
  }
}
