package io.stride.train.model;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.train.model.AutoencoderSettings.Updater;
import java.io.Serializable;

/**
 * The autoencoder whose input is a one-hot node and whose output is a softmax over nodes; a node's
 * embedding is its row of input weights.
 *
 * @param embedding numbers per embedding, 2 to 4096
 * @param latent units of encoder and decoder, 2 to 4096
 * @param fullLimit up to this many nodes the softmax is over all of them; 2 to 100,000
 * @param negatives beyond it, nodes drawn per minibatch to stand for all others; 1 to 100,000
 * @param tableRate step size of Adagrad on embeddings and output rows, &gt; 0
 * @param updater how a gradient moves the LSTMs' parameters
 * @param gradientClip gradients of an LSTM layer are scaled down to this L2 norm; 0: not clipped
 * @param seed of initial parameters and of drawn negatives
 */
public record OneHotSettings(
    int embedding,
    int latent,
    int fullLimit,
    int negatives,
    double tableRate,
    Updater updater,
    double gradientClip,
    long seed)
    implements Serializable {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public OneHotSettings {
    require(
        embedding >= 2 && embedding <= 4096,
        "one-hot.embedding",
        embedding,
        "2 to 4096",
        "numbers per embedding");
    require(
        latent >= 2 && latent <= 4096,
        "model.latent",
        latent,
        "2 to 4096",
        "units of encoder and decoder");
    require(
        fullLimit >= 2 && fullLimit <= 100_000,
        "one-hot.full-limit",
        fullLimit,
        "2 to 100000",
        "nodes up to which the softmax is over all of them");
    require(
        negatives >= 1 && negatives <= 100_000,
        "one-hot.negatives",
        negatives,
        "1 to 100000",
        "nodes drawn per minibatch of a graph with more than one-hot.full-limit nodes");
    require(
        tableRate > 0 && Double.isFinite(tableRate),
        "one-hot.table-learning-rate",
        tableRate,
        "> 0",
        "step size of Adagrad on embeddings and output rows; 0.1 is a good start");
    require(
        gradientClip >= 0 && Double.isFinite(gradientClip),
        "training.gradient-clip",
        gradientClip,
        ">= 0",
        "largest L2 norm of a layer's gradient; 0: not clipped");
  }

  /** Whether the softmax of a graph of {@code nodes} nodes is over a sample. */
  public boolean sampled(int nodes) {
    return nodes > fullLimit;
  }
}
