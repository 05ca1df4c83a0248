package io.stride.jobs.config;

import io.stride.walk.graph.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as anybody may read them, in a manifest for instance. */
final class ShareableValues {
  private ShareableValues() {}

  /** The values without secret options and without users and passwords in addresses. */
  static Map<String, Object> of(Map<String, Object> values) {
    Map<String, Object> shown = new LinkedHashMap<>(values);
    shown.replaceAll((key, value) -> shareable(value));
    return shown;
  }

  private static Object shareable(Object value) {
    if (value instanceof Map<?, ?> options && !ValueLists.is(value)) {
      return Secrets.hidden(OptionMap.cast(options));
    }
    return value instanceof String text ? Secrets.hiddenInUrl(text) : value;
  }
}
