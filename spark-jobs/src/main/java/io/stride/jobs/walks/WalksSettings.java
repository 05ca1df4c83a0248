package io.stride.jobs.walks;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.BundledData;
import io.stride.jobs.embed.OutputSettings;
import io.stride.walk.graph.DegreeLimits;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.sampling.WalkSettings;
import java.util.Map;

/**
 * All settings of the job.
 *
 * @param input where the edges are and how to read them
 * @param bundledInput whether that is the bundled sample
 * @param draw which walks are drawn, and how
 * @param table how they become files
 * @param output where the results go
 * @param config every key and its value
 */
public record WalksSettings(
    EdgeInput input,
    boolean bundledInput,
    DrawSettings draw,
    TableSettings table,
    OutputSettings output,
    StrideConfig config) {

  /**
   * Reads and checks the settings; without {@code input.path} the bundled graph is taken.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public static WalksSettings read(StrideConfig config) {
    boolean bundled = BundledData.meant(config);
    return new WalksSettings(
        bundled ? config.edgeInput(BundledData.cora()) : config.edgeInput(),
        bundled,
        DrawSettings.read(config),
        TableSettings.read(config),
        OutputSettings.read(config),
        config);
  }

  /** Every key and its value but secrets as nested maps, for the manifest. */
  public Map<String, Object> configuration() {
    return config.shareable();
  }

  /**
   * Which walks are drawn, and how.
   *
   * @param walks length, number, bias and seed
   * @param start where they start
   * @param limits which edges are left out of the graph
   * @param engine where the graph lies
   */
  public record DrawSettings(
      WalkSettings walks, StartSettings start, DegreeLimits limits, EngineConfig engine) {

    static DrawSettings read(StrideConfig config) {
      return new DrawSettings(
          config.walk(),
          StartSettings.read(config),
          config.degreeLimits(),
          EngineConfig.read(config));
    }
  }
}
