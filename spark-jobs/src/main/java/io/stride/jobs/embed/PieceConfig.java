package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;

/** From keys to the pieces that walks are cut into. */
final class PieceConfig {
  private static final String LENGTH = "training.piece-length";

  /** What auto means wherever a walk has two such pieces. */
  private static final int USUAL_LENGTH = 20;

  private static final int SHORTEST = 2;

  private PieceConfig() {}

  /**
   * Nodes per piece. Left to the program it is 20, or half of a shorter walk, so that every walk
   * has two pieces that the contrastive loss can compare.
   *
   * @throws io.stride.walk.error.InvalidSettingException if it is neither auto nor a number
   */
  static int length(StrideConfig config) {
    if (config.isAuto(LENGTH)) {
      return Math.max(SHORTEST, Math.min(USUAL_LENGTH, config.walk().length() / 2));
    }
    String text = config.string(LENGTH).strip();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      require(false, LENGTH, text, "auto, or 2 to walk.length", "nodes per piece of a walk");
      throw e;
    }
  }
}
