package io.stride.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.stride.walk.error.InvalidSettingException;

/**
 * One value given as text, by {@code --set key=value} or a command's own option.
 *
 * @param key the setting's full name
 * @param text the value, as typed
 */
record Assignment(String key, String text) {

  /**
   * Takes {@code key=value} apart at the first equals sign.
   *
   * @throws InvalidSettingException if there is none, or nothing before it
   */
  static Assignment parse(String assignment) {
    int equals = assignment.indexOf('=');
    String key = equals < 0 ? "" : assignment.substring(0, equals).strip();
    if (key.isEmpty()) {
      throw new InvalidSettingException(
          "--set " + assignment + ": must be key=value, like --set walk.p=0.5");
    }
    return new Assignment(key, assignment.substring(equals + 1).strip());
  }

  /**
   * The value in the type of {@code setting}. A text key takes the text as it is (only a pair of
   * quotes around it is HOCON's), so that paths and times need no quoting; others are HOCON.
   *
   * @throws InvalidSettingException if it is of another type
   */
  Object convert(Setting setting) {
    return switch (setting.kind()) {
      case TEXT -> quoted() ? setting.convert(hocon(setting, text)) : text;
      case OPTIONS, VALUE_LISTS -> setting.convert(hocon(setting, text));
      case NUMBERS, TEXTS, VALUES -> setting.convert(hocon(setting, bracketed(text)));
      case WHOLE, NUMBER, FLAG -> setting.convert(ConfigValueFactory.fromAnyRef(unquoted(setting)));
    };
  }

  /** A list may be given without its brackets, as a properties file has it. */
  static String bracketed(String text) {
    return text.startsWith("[") ? text : "[" + text + "]";
  }

  private boolean quoted() {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
  }

  private String unquoted(Setting setting) {
    return quoted() ? hocon(setting, text).unwrapped().toString() : text;
  }

  private static ConfigValue hocon(Setting setting, String text) {
    try {
      Config parsed = ConfigFactory.parseString("v = " + text).resolve();
      // "1, walk.q = 2" would be a value and then another key.
      if (parsed.root().size() == 1) {
        return parsed.root().get("v");
      }
    } catch (ConfigException e) {
      throw notHocon(setting, text, e);
    }
    throw setting.refused(text);
  }

  private static InvalidSettingException notHocon(Setting setting, String text, Exception cause) {
    InvalidSettingException refusal = setting.refused(text);
    refusal.initCause(cause);
    return refusal;
  }
}
