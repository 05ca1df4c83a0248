package io.stride.jobs.walks;

import io.stride.walk.graph.EdgeTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that the content of the batches depends on, by the name that a user knows it by.
 * Batches of an earlier start can be used if all of it is the same.
 *
 * @param values as text
 */
record BatchPlan(Map<String, String> values) {
  // The engine draws the same walks wherever the graph lies; the file's content counts, not its
  // name.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "engine",
          "broadcast-bytes",
          "partitions",
          "hub-bytes",
          "checkpoint-every",
          "start-nodes");

  BatchPlan {
    values = new TreeMap<>(values);
  }

  /**
   * What the batches of this run depend on.
   *
   * @param starts stands for the content of walk.start-nodes
   * @param version of this program
   */
  static BatchPlan of(WalksSettings settings, EdgeTable edges, String starts, String version) {
    Map<String, String> values = new LinkedHashMap<>();
    section(settings, "walk").forEach((key, value) -> add(values, "walk", key, value));
    section(settings, "graph").forEach((key, value) -> add(values, "graph", key, value));
    values.put("seed", Long.toString(settings.draw().walks().seed()));
    values.put("walks.ids", settings.table().ids().name().toLowerCase(Locale.ROOT));
    values.put("walks.batch-steps", Long.toString(settings.table().batchSteps()));
    values.put("the content of walk.start-nodes", starts);
    values.put("the fingerprint of the edges", edges.fingerprint());
    values.put("input.directed", Boolean.toString(edges.directed()));
    values.put("whether edges have weights", Boolean.toString(edges.weighted()));
    values.put("the version of Stride", version);
    return new BatchPlan(values);
  }

  /** What differs, like {@code walk.p was 0.5, is 1.0}; empty if nothing does. */
  List<String> differences(BatchPlan now) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(now.values);
    return all.keySet().stream()
        .filter(key -> !Objects.equals(values.get(key), now.values.get(key)))
        .map(key -> key + " was " + values.get(key) + ", is " + now.values.get(key))
        .toList();
  }

  private static void add(Map<String, String> values, String section, Object key, Object value) {
    if (!WITHOUT_EFFECT.contains(key)) {
      values.put(section + "." + key, String.valueOf(value));
    }
  }

  private static Map<?, ?> section(WalksSettings settings, String name) {
    return (Map<?, ?>) settings.configuration().get(name);
  }
}
