package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.walk.graph.EdgeInput;
import java.util.Map;

/**
 * All settings of the main job.
 *
 * @param input where the edges are and how to read them
 * @param bundledInput whether that is the bundled sample
 * @param pipeline how the graph becomes vectors
 * @param output where the results go
 * @param config every key and its value
 */
public record EmbedSettings(
    EdgeInput input,
    boolean bundledInput,
    PipelineSettings pipeline,
    OutputSettings output,
    StrideConfig config) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a training is to be resumed that writes
   *     no checkpoints
   */
  public EmbedSettings {
    String without = pipeline.withoutCheckpoints().orElse("");
    require(
        !output.resume() || without.isEmpty(),
        "output.resume",
        "true",
        "false with " + without,
        "it writes no checkpoints; without --resume the run starts anew");
  }

  /**
   * Reads and checks the settings; without {@code input.path} the bundled graph is taken.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public static EmbedSettings read(StrideConfig config) {
    boolean bundled = BundledData.meant(config);
    return new EmbedSettings(
        bundled ? config.edgeInput(BundledData.cora()) : config.edgeInput(),
        bundled,
        PipelineConfig.read(config),
        OutputSettings.read(config),
        config);
  }

  /** Every key and its value but secrets as nested maps, for the manifest. */
  public Map<String, Object> configuration() {
    return config.shareable();
  }

  /** The same with other settings of the pipeline. */
  public EmbedSettings with(PipelineSettings other) {
    return new EmbedSettings(input, bundledInput, other, output, config);
  }
}
