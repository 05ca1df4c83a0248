package io.stride.jobs.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns {@code a.b = 1} into {@code a -> (b -> 1)}. */
final class NestedMap {
  private NestedMap() {}

  static Map<String, Object> of(Map<String, Object> flat) {
    Map<String, Object> nested = new LinkedHashMap<>();
    flat.forEach((key, value) -> put(nested, List.of(key.split("\\.", -1)), value));
    return nested;
  }

  private static void put(Map<String, Object> section, List<String> path, Object value) {
    if (path.size() == 1) {
      section.put(path.get(0), value);
      return;
    }
    @SuppressWarnings("unchecked") // Only this method puts maps in, all of this type.
    Map<String, Object> inner =
        (Map<String, Object>) section.computeIfAbsent(path.get(0), name -> newSection());
    put(inner, path.subList(1, path.size()), value);
  }

  private static Map<String, Object> newSection() {
    return new LinkedHashMap<>();
  }
}
