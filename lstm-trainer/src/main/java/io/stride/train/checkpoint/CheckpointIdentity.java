package io.stride.train.checkpoint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares what a checkpoint was written for with what is to be trained. */
final class CheckpointIdentity {
  private CheckpointIdentity() {}

  /** What differs, in the order of the names; empty if nothing does. */
  static List<String> differences(Map<String, String> then, Map<String, String> now) {
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(then.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(then.get(name), now.get(name)))
        .map(name -> difference(name, then.get(name), now.get(name)))
        .toList();
  }

  static String difference(String name, String then, String now) {
    return name
        + " was "
        + Objects.requireNonNullElse(then, "unknown")
        + " when this checkpoint was written, now "
        + Objects.requireNonNullElse(now, "unknown");
  }
}
