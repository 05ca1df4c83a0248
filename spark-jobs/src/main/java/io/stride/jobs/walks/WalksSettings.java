package io.stride.jobs.walks;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.BundledData;
import io.stride.jobs.embed.OutputSettings;
import io.stride.walk.engine.EngineChoice;
import io.stride.walk.engine.WalkEngines;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.sampling.WalkSettings;
import java.util.Map;

/**
 * All settings of the job.
 *
 * @param input where the edges are and how to read them
 * @param draw which walks are drawn, and how
 * @param table how they become files
 * @param output where the results go
 * @param configuration every key and its value, for the manifest
 */
public record WalksSettings(
    EdgeInput input,
    DrawSettings draw,
    TableSettings table,
    OutputSettings output,
    Map<String, Object> configuration) {

  /**
   * Reads and checks the settings; without {@code input.path} the bundled graph is taken.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public static WalksSettings read(StrideConfig config) {
    boolean bundled = config.string("input.path").isEmpty();
    return new WalksSettings(
        bundled ? config.edgeInput(BundledData.cora()) : config.edgeInput(),
        DrawSettings.read(config),
        TableSettings.read(config),
        OutputSettings.read(config),
        config.asMap());
  }

  boolean bundledInput() {
    Object section = configuration.get("input");
    return section instanceof Map<?, ?> keys && "".equals(keys.get("path"));
  }

  /**
   * Which walks are drawn, and how.
   *
   * @param walks length, number, bias and seed
   * @param start where they start
   * @param engine where the graph lies
   */
  public record DrawSettings(WalkSettings walks, StartSettings start, EngineChoice engine) {
    /**
     * @throws io.stride.walk.error.InvalidSettingException if there is no such engine
     */
    public DrawSettings {
      WalkEngines.requireAvailable(engine);
    }

    static DrawSettings read(StrideConfig config) {
      return new DrawSettings(
          config.walk(),
          StartSettings.read(config),
          config.choice("walk.engine", EngineChoice.class));
    }
  }
}
