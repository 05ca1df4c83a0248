package io.stride.jobs.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a key's values look like; the default in {@code reference.conf} decides it. */
enum SettingKind {
  /** Any text; numbers and booleans count as their text. */
  TEXT("a text") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      return scalarText(value).map(text -> text);
    }
  },
  /** An integer of 64 bits; 1e3 is one, 1.5 is not. */
  WHOLE("a whole number") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      return decimal(value).flatMap(SettingKind::exactLong);
    }
  },
  /** A finite double. */
  NUMBER("a finite number") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      return decimal(value).map(BigDecimal::doubleValue).filter(Double::isFinite).map(d -> d);
    }
  },
  /** true or false; HOCON's yes, no, on, off as well. */
  FLAG("true or false") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      return scalarText(value).flatMap(SettingKind::truth);
    }
  },
  /** A list of finite doubles. */
  NUMBERS("a list of finite numbers like [1.0, 0.5]") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      if (!(value instanceof ConfigList list)) {
        return Optional.empty();
      }
      List<Object> numbers = new ArrayList<>();
      for (ConfigValue element : list) {
        NUMBER.convert(element).ifPresent(numbers::add);
      }
      return numbers.size() == list.size() ? Optional.of(List.copyOf(numbers)) : Optional.empty();
    }
  },
  /** A list of texts. */
  TEXTS("a list of texts like [a, b]") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      if (!(value instanceof ConfigList list)) {
        return Optional.empty();
      }
      List<Object> texts = new ArrayList<>();
      for (ConfigValue element : list) {
        TEXT.convert(element).ifPresent(texts::add);
      }
      return texts.size() == list.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
    }
  },
  /** Texts by names that the program does not know, such as another program's options. */
  OPTIONS("texts, numbers, true or false by name like { header = true }") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      return OptionMap.of(value).map(options -> options);
    }
  },
  /** Values of any kind. */
  VALUES("a list of values like [0.5, 1]") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      return ValueLists.list(value).map(list -> list);
    }
  },
  /** Such lists by the names of other keys. */
  VALUE_LISTS("lists of values by key like { \"walk.p\" = [0.5, 1] }") {
    @Override
    Optional<Object> convert(ConfigValue value) {
      return ValueLists.of(value).map(lists -> lists);
    }
  };

  private final String allowed;

  SettingKind(String allowed) {
    this.allowed = allowed;
  }

  /** What a value must be, to be read after "must be". */
  String allowed() {
    return allowed;
  }

  /**
   * The value as String, Long, Double, Boolean or list of Double or String; empty if it is none.
   */
  abstract Optional<Object> convert(ConfigValue value);

  /** The kind of a key whose default is {@code value}. */
  static SettingKind of(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING -> TEXT;
      case BOOLEAN -> FLAG;
      // The parser makes an Integer of 1.0; its spelling says what was meant.
      case NUMBER -> scalarText(value).orElseThrow().contains(".") ? NUMBER : WHOLE;
      // An empty default is a list of numbers.
      case LIST -> holdsText((ConfigList) value) ? TEXTS : NUMBERS;
      case OBJECT -> namesKeys((ConfigObject) value) ? VALUE_LISTS : OPTIONS;
      case NULL -> throw new IllegalStateException("reference.conf has a key without a value");
    };
  }

  private static boolean holdsText(ConfigList list) {
    return !list.isEmpty() && list.get(0).valueType() == ConfigValueType.STRING;
  }

  /** A name with a dot, which takes quotes, is no section's: it stands for another key. */
  static boolean namesKeys(ConfigObject value) {
    return value.keySet().stream().anyMatch(name -> name.contains("."));
  }

  private static Optional<String> scalarText(ConfigValue value) {
    ConfigValueType type = value.valueType();
    boolean scalar =
        type == ConfigValueType.STRING
            || type == ConfigValueType.NUMBER
            || type == ConfigValueType.BOOLEAN;
    // atKey().getString() keeps a number's spelling: a run id 007 stays 007.
    return scalar ? Optional.of(value.atKey("v").getString("v")) : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(ConfigValue value) {
    try {
      return value.valueType() == ConfigValueType.BOOLEAN
          ? Optional.empty()
          : scalarText(value).map(text -> new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> exactLong(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
