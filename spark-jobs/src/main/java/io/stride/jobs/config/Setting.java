package io.stride.jobs.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.stride.walk.error.InvalidSettingException;
import java.util.TreeSet;

/**
 * One key of {@code reference.conf}.
 *
 * @param key its full name, like {@code walk.length}
 * @param kind what its values look like
 * @param defaultValue the value that {@code reference.conf} gives it, converted
 * @param hint the first sentence of the comment above the key
 */
record Setting(String key, SettingKind kind, Object defaultValue, String hint) {

  /**
   * The value in this key's type.
   *
   * @throws InvalidSettingException if it is of another type, too large or not finite
   */
  Object convert(ConfigValue value) {
    return kind.convert(value).orElseThrow(() -> refused(shown(value)));
  }

  /** The refusal of {@code value}, naming the key, what it may be and what it means. */
  InvalidSettingException refused(Object value) {
    return refused(value, kind.allowed());
  }

  /** The refusal of {@code value}, which had to be {@code allowed}. */
  InvalidSettingException refused(Object value, String allowed) {
    return new InvalidSettingException(key, value, allowed, hint);
  }

  private String shown(ConfigValue value) {
    Object plain = value.unwrapped();
    if (kind == SettingKind.OPTIONS && value instanceof ConfigObject object) {
      // Values may be secrets.
      return "{ " + String.join(", ", new TreeSet<>(object.keySet())) + " }";
    }
    return plain == null ? "null" : plain.toString();
  }
}
