package io.stride.train.model;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.train.batch.BatchSettings;
import java.io.Serializable;

/**
 * What training minimises: the reconstruction's loss and, beside it, the contrastive loss of
 * neighbouring pieces of a walk.
 *
 * @param loss of the reconstruction
 * @param reconstruction weight of the reconstruction's loss for the encoder, at least 0; the
 *     decoder learns to reconstruct in any case
 * @param contrast weight of the contrastive loss, at least 0; 0: none. See {@link
 *     io.stride.train.kernel.Contrast}
 * @param temperature what cosines are divided by in the contrastive loss, above 0
 */
public record Objective(
    ReconstructionLoss loss, double reconstruction, double contrast, double temperature)
    implements Serializable {

  /** The squared error alone. */
  public static final Objective MSE = reconstruction(ReconstructionLoss.MSE);

  /** Two pairs. */
  private static final int SMALLEST_BATCH = 4;

  /** Every piece is compared with every other one: that many take 64 MiB. */
  private static final int LARGEST_BATCH = 4096;

  /** Pieces with fewer nodes are not trained on. */
  private static final int SHORTEST_PIECE = 2;

  private static final double USUAL_TEMPERATURE = 0.5;

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public Objective {
    requireWeight("model.reconstruction", reconstruction, "weight of the reconstruction");
    requireWeight("model.contrast", contrast, "weight of the contrastive loss; 0: none");
    require(
        temperature > 0 && Double.isFinite(temperature),
        "model.temperature",
        temperature,
        "> 0",
        "what cosines are divided by in the contrastive loss; 0.1 to 1 is usual");
    require(
        reconstruction > 0 || contrast > 0,
        "model.reconstruction",
        reconstruction,
        "> 0 while model.contrast is 0",
        "nothing is left for the encoder to learn");
  }

  /** Reconstruction alone. */
  public static Objective reconstruction(ReconstructionLoss loss) {
    return new Objective(loss, 1, 0, USUAL_TEMPERATURE);
  }

  /** Whether neighbouring pieces are told from others, so that minibatches must hold both. */
  public boolean contrastive() {
    return contrast > 0;
  }

  /** Whether the encoder learns by the reconstruction as it is, and by nothing else. */
  boolean plain() {
    return contrast == 0 && reconstruction == 1;
  }

  /**
   * Whether minibatches hold pairs of pieces, others to tell them from, and not too many of these.
   *
   * @param batches how walks become minibatches
   * @param walkLength nodes of a walk
   */
  public static boolean comparable(BatchSettings batches, int walkLength) {
    return batches.batchSize() >= SMALLEST_BATCH
        && batches.batchSize() <= LARGEST_BATCH
        && batches.pieceLength() + SHORTEST_PIECE <= walkLength;
  }

  /**
   * Refuses minibatches that leave nothing to learn for the contrastive loss, if there is one, and
   * those too large for it.
   *
   * @throws io.stride.walk.error.InvalidSettingException if they are not {@link #comparable}
   */
  public void check(BatchSettings batches, int walkLength) {
    if (!contrastive() || comparable(batches, walkLength)) {
      return;
    }
    String with = " with model.contrast > 0";
    require(
        batches.batchSize() >= SMALLEST_BATCH && batches.batchSize() <= LARGEST_BATCH,
        "training.batch-size",
        batches.batchSize(),
        SMALLEST_BATCH + " to " + LARGEST_BATCH + with,
        "a pair of pieces is told from the others of its minibatch");
    require(
        false,
        "training.piece-length",
        batches.pieceLength(),
        "at most walk.length - " + SHORTEST_PIECE + " = " + (walkLength - SHORTEST_PIECE) + with,
        "two pieces of a walk make a pair");
  }

  private static void requireWeight(String key, double value, String hint) {
    require(value >= 0 && Double.isFinite(value), key, value, ">= 0", hint);
  }
}
