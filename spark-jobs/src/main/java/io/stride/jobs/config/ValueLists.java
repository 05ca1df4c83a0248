package io.stride.jobs.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lists of values by the names of other keys, such as the candidates of a search. What the values
 * may be, those keys decide; here they are plain texts, numbers, booleans and lists of these.
 */
final class ValueLists {
  private ValueLists() {}

  /** The lists that {@code value} holds; {@code walk { p = [1] }} is one of {@code walk.p}. */
  static Optional<Map<String, List<Object>>> of(ConfigValue value) {
    Map<String, List<Object>> lists = new TreeMap<>();
    boolean valid = value instanceof ConfigObject object && collect("", object, lists);
    return valid ? Optional.of(Collections.unmodifiableMap(lists)) : Optional.empty();
  }

  /** One list; empty if it is none or holds something other than values. */
  static Optional<List<Object>> list(ConfigValue value) {
    return value instanceof ConfigList list && list.stream().allMatch(ValueLists::plain)
        ? Optional.of(List.copyOf(list.unwrapped()))
        : Optional.empty();
  }

  /** Whether {@code value}, of a map of all settings, is such lists by name. */
  static boolean is(Object value) {
    return value instanceof Map<?, ?> map
        && !map.isEmpty()
        && map.values().stream().allMatch(List.class::isInstance);
  }

  /** The lists of {@code earlier} with that of one name replaced or added. */
  static Object with(Object earlier, String name, Object list) {
    Map<String, List<Object>> all = new TreeMap<>(cast((Map<?, ?>) earlier));
    all.put(name, List.copyOf((List<?>) list));
    return Collections.unmodifiableMap(all);
  }

  /** Lists that went through a map of all settings. */
  static Map<String, List<Object>> cast(Map<?, ?> lists) {
    Map<String, List<Object>> typed = new TreeMap<>();
    lists.forEach((name, list) -> typed.put((String) name, List.copyOf((List<?>) list)));
    return Collections.unmodifiableMap(typed);
  }

  /**
   * A name with its dots in quotes and one without may stand for the same key; the latter counts,
   * since reference.conf has the former.
   */
  private static boolean collect(
      String prefix, ConfigObject section, Map<String, List<Object>> lists) {
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      String name = prefix + entry.getKey();
      boolean inner = entry.getValue() instanceof ConfigObject;
      Optional<List<Object>> list = inner ? Optional.empty() : list(entry.getValue());
      if (!inner && list.isEmpty()) {
        return false;
      }
      list.ifPresent(found -> lists.put(name, found));
    }
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      if (entry.getValue() instanceof ConfigObject inner
          && !collect(prefix + entry.getKey() + ".", inner, lists)) {
        return false;
      }
    }
    return true;
  }

  private static boolean plain(ConfigValue value) {
    return value.valueType() != ConfigValueType.NULL
        && value.valueType() != ConfigValueType.OBJECT
        && (!(value instanceof ConfigList list) || list.stream().allMatch(ValueLists::plain));
  }
}
