package io.stride.jobs.encode;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.run.RunId;
import java.util.Optional;

/**
 * All settings of the job.
 *
 * @param graph input and output; what the model prescribes is replaced by that
 * @param model directory of the model, or of several runs' models
 * @param modelRun which run's; empty: the newest complete one
 * @param known embeddings whose nodes are left out; empty: all nodes are embedded
 */
public record EncodeSettings(
    EmbedSettings graph, String model, Optional<RunId> modelRun, Optional<String> known) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if no model is named
   */
  public EncodeSettings {
    require(
        !model.isBlank(),
        "encoding.model",
        "empty",
        "the directory of a model",
        "<output>/models of a run of embed or train; --model DIR");
    graph.pipeline().requireFeatures("encode", "one-hot networks are not saved");
  }

  /**
   * Reads and checks the settings.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public static EncodeSettings read(StrideConfig config) {
    String run = config.string("encoding.model-run-id");
    String known = config.string("encoding.known");
    return new EncodeSettings(
        EmbedSettings.read(config),
        config.string("encoding.model"),
        run.isEmpty() ? Optional.empty() : Optional.of(new RunId(run)),
        known.isEmpty() ? Optional.empty() : Optional.of(known));
  }
}
