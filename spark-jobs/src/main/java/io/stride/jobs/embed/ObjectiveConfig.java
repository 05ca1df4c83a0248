package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.train.batch.BatchSettings;
import io.stride.train.model.Objective;
import io.stride.train.model.ReconstructionLoss;
import java.util.OptionalDouble;

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
            contrast(config).orElseGet(() -> usualContrast(config, batches)),
            config.number("model.temperature"));
    return replaced ? Objective.reconstruction(objective.loss()) : objective;
  }

  /**
   * The weight of the contrastive loss; empty if it is left to what else is set.
   *
   * @throws io.stride.walk.error.InvalidSettingException if it is no number
   */
  static OptionalDouble contrast(StrideConfig config) {
    if (config.isAuto(CONTRAST)) {
      return OptionalDouble.empty();
    }
    String text = config.string(CONTRAST).strip();
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      require(false, CONTRAST, text, "auto, or >= 0", "weight of the contrastive loss; 0: none");
      throw e;
    }
  }

  private static double usualContrast(StrideConfig config, BatchSettings batches) {
    boolean possible =
        config.choice("averaging.master", MasterKind.class) == MasterKind.STRIDE
            && Objective.comparable(batches, config.walk().length());
    return possible ? USUAL_CONTRAST : 0;
  }
}
