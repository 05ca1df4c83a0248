package io.stride.train.encoding;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * How nodes are encoded.
 *
 * @param walks walks per node whose pieces are encoded, or all if there are fewer; 0: all
 * @param batchSize pieces that the encoder takes at once, at least 1
 * @param pieceLength nodes per piece, as in training
 * @param normalize whether every vector is scaled to length 1 in the end
 */
public record EncodingSettings(int walks, int batchSize, int pieceLength, boolean normalize)
    implements Serializable {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public EncodingSettings {
    require(walks >= 0, "encoding.walks", walks, ">= 0", "walks per node; 0: all");
    require(batchSize >= 1, "encoding.batch-size", batchSize, ">= 1", "pieces encoded at once");
    require(pieceLength >= 2, "training.piece-length", pieceLength, ">= 2", "nodes of a piece");
  }

  /**
   * Bytes of heap that a task's sums take at least, and at most where the heap has no more to
   * spare.
   *
   * @param nodes nodes of the graph
   * @param latent numbers per vector
   */
  public static long heapPerTask(long nodes, int latent) {
    return Math.min(nodes, LatentPooling.LEAST_CAPACITY) * LatentPooling.bytesPerNode(latent);
  }
}
