package io.stride.jobs.tune;

import io.stride.jobs.config.StrideConfig;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A configuration that is tried, as what sets it apart from the given one.
 *
 * @param changes values by full key, in the types of the keys; none: the given configuration
 */
record Candidate(SortedMap<String, Object> changes) {
  /** The configuration that the search starts from. */
  static final Candidate GIVEN = new Candidate(Collections.emptySortedMap());

  /** Copies the values. */
  Candidate {
    changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
  }

  static Candidate of(Map<String, Object> changes) {
    return new Candidate(new TreeMap<>(changes));
  }

  boolean given() {
    return changes.isEmpty();
  }

  /** In one line, for people. */
  String title() {
    return given()
        ? "the given configuration"
        : StrideConfig.lines(changes).strip().replace("\n", "  ");
  }
}
