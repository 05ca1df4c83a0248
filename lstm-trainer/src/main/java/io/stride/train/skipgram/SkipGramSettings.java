package io.stride.train.skipgram;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * Skip-gram with negative sampling over walks (Mikolov et al., "Distributed Representations of
 * Words and Phrases and their Compositionality", NIPS 2013; on walks: Grover and Leskovec,
 * "node2vec", KDD 2016). Ranges and rules of thumb are those of word2vec.
 *
 * @param size numbers per vector, 2 to 4096
 * @param window nodes on either side that a node predicts at most, &gt;= 1; at each position the
 *     reach is drawn evenly from 1 to this
 * @param negatives nodes drawn for each position to tell its own node from; 1 to 100
 * @param learningRate step size at the start, &gt; 0; it falls linearly to {@link #FINAL_RATE} of
 *     it
 * @param epochs passes over the walks, &gt;= 1
 * @param subsampling share of all tokens above which a node's tokens are thinned out; 0: never
 * @param share part of all walks that is trained on, in (0, 1]
 * @param seed initial vectors, order of the walks, windows, negatives
 */
public record SkipGramSettings(
    int size,
    int window,
    int negatives,
    double learningRate,
    int epochs,
    double subsampling,
    double share,
    long seed)
    implements Serializable {

  /** What the learning rate ends with, as a share of what it starts with. */
  public static final double FINAL_RATE = 1e-4;

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public SkipGramSettings {
    require(size >= 2 && size <= 4096, "model.latent", size, "2 to 4096", "numbers per vector");
    require(window >= 1, "skip-gram.window", window, ">= 1", "nodes on either side");
    require(
        negatives >= 1 && negatives <= 100,
        "skip-gram.negatives",
        negatives,
        "1 to 100",
        "nodes drawn per position; word2vec's advice is 5 to 20");
    require(
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
        "skip-gram.learning-rate",
        learningRate,
        "> 0",
        "word2vec's is 0.025");
    require(epochs >= 1, "skip-gram.epochs", epochs, ">= 1", "passes over the walks");
    require(
        subsampling >= 0 && subsampling < 1,
        "skip-gram.subsampling",
        subsampling,
        "0 to < 1",
        "0: every token counts; word2vec's is 1e-3 for text");
    require(share > 0 && share <= 1, "refine.walks", share, "> 0 to 1", "the walks to train on");
  }
}
