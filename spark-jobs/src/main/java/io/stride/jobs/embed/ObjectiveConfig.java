package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.train.batch.BatchSettings;
import io.stride.train.model.Objective;
import io.stride.train.model.ReconstructionLoss;
import java.util.Locale;

/** From keys to what training minimises. */
final class ObjectiveConfig {
  private static final String CONTRAST = "model.contrast";

  /** What auto means wherever pieces can be compared. */
  private static final double USUAL_CONTRAST = 1;

  private ObjectiveConfig() {}

  /**
   * Reads it.
   *
   * @param batches what minibatches are made of
   * @param replaced whether something else takes the network's place, so that only ranges matter
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  static Objective read(StrideConfig config, BatchSettings batches, boolean replaced) {
    Objective objective =
        new Objective(
            config.choice("model.loss", ReconstructionLoss.class),
            config.number("model.reconstruction"),
            contrast(config, batches),
            config.number("model.temperature"));
    return replaced ? Objective.reconstruction(objective.loss()) : objective;
  }

  /** Whether the weight of the contrastive loss is left to what else is set. */
  static boolean auto(StrideConfig config) {
    return config.string(CONTRAST).strip().toLowerCase(Locale.ROOT).equals("auto");
  }

  private static double contrast(StrideConfig config, BatchSettings batches) {
    if (auto(config)) {
      boolean possible =
          config.choice("averaging.master", MasterKind.class) == MasterKind.STRIDE
              && Objective.comparable(batches, config.walk().length());
      return possible ? USUAL_CONTRAST : 0;
    }
    String text = config.string(CONTRAST).strip();
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      require(false, CONTRAST, text, "auto, or >= 0", "weight of the contrastive loss; 0: none");
      throw e;
    }
  }
}
