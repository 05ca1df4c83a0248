package io.stride.jobs.walks;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.walk.engine.StartKind;

/**
 * Where walks start.
 *
 * @param kind the rule
 * @param file lists the nodes for {@link StartKind#FILE}; else empty
 */
public record StartSettings(StartKind kind, String file) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if rule and file contradict each other
   */
  public StartSettings {
    boolean given = !file.isBlank();
    require(
        given || kind != StartKind.FILE,
        "walk.start-nodes",
        "empty",
        "a path if walk.start is file",
        "the ids to start at, one a line");
    require(
        !given || kind == StartKind.FILE,
        "walk.start-nodes",
        file,
        "empty unless walk.start is file",
        "walk.start says where walks start");
  }

  static StartSettings read(StrideConfig config) {
    return new StartSettings(
        config.choice("walk.start", StartKind.class), config.string("walk.start-nodes"));
  }
}
