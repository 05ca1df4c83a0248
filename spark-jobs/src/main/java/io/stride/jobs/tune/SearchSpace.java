package io.stride.jobs.tune;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.PipelineConfig;
import io.stride.jobs.embed.PipelineSettings;
import io.stride.walk.error.InvalidSettingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configurations that may be tried: every combination of values for some keys, all else as
 * given. Combinations that contradict themselves are not in it, and those that differ only in keys
 * that don't count count as one.
 */
public final class SearchSpace {
  private final StrideConfig given;
  private final SortedMap<String, List<Object>> values = new TreeMap<>();
  private final List<String> leftOut = new ArrayList<>();

  private SearchSpace(StrideConfig given) {
    this.given = given;
  }

  /**
   * Checks every value by itself.
   *
   * @param given the configuration that is varied; its own values are in the space too
   * @param lists values by key
   * @throws InvalidSettingException if a list is empty, a key does not exist or shapes no vectors,
   *     or a value is outside of its range
   */
  static SearchSpace of(StrideConfig given, Map<String, List<Object>> lists) {
    read(given);
    SearchSpace space = new SearchSpace(given);
    InvalidSettingException.require(
        !lists.isEmpty(), "tune.space", "empty", "lists of values by key", "what is to be tried");
    new TreeMap<>(lists).forEach(space::add);
    return space;
  }

  /** Keys with more than one value, in alphabetical order. */
  List<String> keys() {
    return values.keySet().stream().filter(key -> values.get(key).size() > 1).toList();
  }

  /** The values of a key in its own type, the given one first, each once. */
  List<Object> values(String key) {
    return values.get(key);
  }

  /** What was left out because it contradicts the given configuration, one line each. */
  List<String> leftOut() {
    return Collections.unmodifiableList(leftOut);
  }

  /** All settings of a candidate. */
  StrideConfig config(Candidate candidate) {
    return given.with(candidate.changes());
  }

  /**
   * The configuration with these values, without those that change nothing.
   *
   * @param changes values by key, of this space
   * @return empty if they contradict each other
   */
  Optional<Candidate> candidate(Map<String, Object> changes) {
    Map<String, Object> kept = new TreeMap<>(changes);
    kept.entrySet().removeIf(change -> given.value(change.getKey()).equals(change.getValue()));
    try {
      PipelineSettings settings = read(given.with(kept));
      kept.keySet().removeIf(key -> !KeyRelevance.matters(key, settings));
      return Optional.of(Candidate.of(kept));
    } catch (InvalidSettingException e) {
      return Optional.empty();
    }
  }

  private void add(String key, List<Object> list) {
    try {
      Object own = given.value(key);
      KeyRelevance.requireSearchable(key);
      InvalidSettingException.require(
          !list.isEmpty(), key, "[]", "a list of at least one value", "what is to be tried");
      List<Object> typed = new ArrayList<>(List.of(own));
      for (Object value : list) {
        StrideConfig with = given.with(Map.of(key, value));
        Object converted = with.value(key);
        if (!typed.contains(converted) && usable(key, value, with)) {
          typed.add(converted);
        }
      }
      values.put(key, Collections.unmodifiableList(typed));
    } catch (InvalidSettingException e) {
      throw located(e);
    }
  }

  /** A value that only other settings stand against is left out; one that is wrong is refused. */
  private boolean usable(String key, Object value, StrideConfig with) {
    try {
      read(with);
      return true;
    } catch (InvalidSettingException e) {
      read(StrideConfig.load(Optional.empty(), Map.of(key, value)));
      leftOut.add("not tried: " + e.getMessage());
      return false;
    }
  }

  private static PipelineSettings read(StrideConfig config) {
    PipelineSettings settings = PipelineConfig.read(config);
    settings.requireFeatureInput("for the job tune", "its vectors are not made of features");
    settings.master().requireAvailable();
    return settings;
  }

  private static InvalidSettingException located(InvalidSettingException wrong) {
    String message = wrong.getMessage();
    String where = message.startsWith("tune.space") ? "" : "tune.space: ";
    InvalidSettingException located = new InvalidSettingException(where + message);
    located.initCause(wrong);
    return located;
  }
}
