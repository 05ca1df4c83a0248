package io.stride.jobs.config;

import io.stride.walk.graph.EdgeFormat;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeSource;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkSettings;

/** From keys to the settings records of walk-generator, which check the ranges. */
final class SettingsRecords {
  private SettingsRecords() {}

  static EdgeInput edgeInput(StrideConfig config, String path) {
    EdgeSource source =
        new EdgeSource(
            path, new EdgeFormat(config.string("input.format")), config.options("input.options"));
    return new EdgeInput(
        source,
        config.choice("input.separator", EdgeInput.Separator.class),
        config.flag("input.directed"),
        config.choice("input.weights", EdgeInput.Weights.class),
        new EdgeInput.Columns(
            config.string("input.columns.source"),
            config.string("input.columns.target"),
            config.string("input.columns.weight")));
  }

  static WalkSettings walk(StrideConfig config) {
    return new WalkSettings(
        config.integer("walk.length"),
        config.integer("walk.per-node"),
        config.number("walk.p"),
        config.number("walk.q"),
        config.longInteger("seed"),
        new WalkBias(config.choice("walk.bias", WalkBias.Kind.class), config.number("walk.gamma")));
  }
}
