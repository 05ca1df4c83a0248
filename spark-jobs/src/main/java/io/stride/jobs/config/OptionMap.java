package io.stride.jobs.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Texts by name, as Spark's readers take them: names in any case, with dots or without. */
final class OptionMap {
  private OptionMap() {}

  /** The options that {@code value} holds; {@code a { b = 1 }} is the option {@code a.b}. */
  static Optional<Map<String, String>> of(ConfigValue value) {
    Map<String, String> options = empty();
    boolean valid = value instanceof ConfigObject object && collect("", object, options);
    return valid ? Optional.of(Collections.unmodifiableMap(options)) : Optional.empty();
  }

  /** The options of {@code earlier} and {@code later}, who wins. */
  static Object plus(Object earlier, Object later) {
    Map<String, String> all = empty();
    all.putAll(cast((Map<?, ?>) earlier));
    all.putAll(cast((Map<?, ?>) later));
    return Collections.unmodifiableMap(all);
  }

  /** Options that went through a map of all settings. */
  static Map<String, String> cast(Map<?, ?> options) {
    Map<String, String> texts = empty();
    options.forEach((name, value) -> texts.put((String) name, (String) value));
    return Collections.unmodifiableMap(texts);
  }

  private static boolean collect(String prefix, ConfigObject section, Map<String, String> options) {
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      if (!add(prefix + entry.getKey(), entry.getValue(), options)) {
        return false;
      }
    }
    return true;
  }

  private static boolean add(String name, ConfigValue value, Map<String, String> options) {
    if (value instanceof ConfigObject section) {
      return collect(name + ".", section, options);
    }
    Optional<Object> text = SettingKind.TEXT.convert(value);
    text.ifPresent(found -> options.put(name, (String) found));
    return text.isPresent();
  }

  private static Map<String, String> empty() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }
}
