package io.stride.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the settings of those options that were given. */
public final class GivenOptions {
  private final Map<String, Object> overrides = new LinkedHashMap<>();

  /** Adds the setting {@code key} unless {@code value} is null, which an option not given is. */
  public GivenOptions add(String key, Object value) {
    if (value != null) {
      overrides.put(key, value);
    }
    return this;
  }

  /** Adds all of another group of options. */
  public GivenOptions addAll(Map<String, Object> others) {
    overrides.putAll(others);
    return this;
  }

  /** The settings by key. */
  public Map<String, Object> asMap() {
    return overrides;
  }
}
