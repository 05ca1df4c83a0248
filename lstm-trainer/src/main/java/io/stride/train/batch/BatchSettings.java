package io.stride.train.batch;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * How walks become minibatches.
 *
 * @param pieceLength nodes per piece, at least 2
 * @param batchSize pieces per minibatch, at least 1
 */
public record BatchSettings(int pieceLength, int batchSize) implements Serializable {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public BatchSettings {
    require(
        pieceLength >= 2, "training.piece-length", pieceLength, ">= 2", "nodes of a walk's piece");
    require(batchSize >= 1, "training.batch-size", batchSize, ">= 1", "pieces per minibatch");
  }
}
