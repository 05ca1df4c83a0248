package io.stride.jobs.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.DegreeLimits;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.sampling.WalkSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one run: every key of {@code conf/reference.conf} with a value of its type. What
 * is in range, the settings records decide ({@link #edgeInput()}, {@link #walk()} and those of the
 * jobs). Immutable.
 */
public final class StrideConfig {
  private final Map<String, Object> values;

  private StrideConfig(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Settings without {@code --set}; see {@link #load(Optional, List, Map)}.
   *
   * @throws InvalidSettingException as there
   */
  public static StrideConfig load(Optional<String> file, Map<String, Object> overrides) {
    return load(file, List.of(), overrides);
  }

  /**
   * Merges the defaults, the file, the assignments and the overrides, later ones winning.
   *
   * @param file HOCON, JSON or properties (told by its name's end) on any Hadoop file system
   * @param assignments {@code key=value}; text as it is, other types in HOCON's syntax
   * @param overrides values by full key: a String is read as in an assignment, other types as is
   * @throws InvalidSettingException on a key that does not exist (with a suggestion), a value of
   *     the wrong type, and a file that is missing or malformed (with the line)
   */
  public static StrideConfig load(
      Optional<String> file, List<String> assignments, Map<String, Object> overrides) {
    SettingValues values = new SettingValues(SettingCatalog.instance());
    file.ifPresent(values::readFile);
    assignments.forEach(values::assign);
    overrides.forEach(values::override);
    return new StrideConfig(values.all());
  }

  /**
   * The same with some values replaced.
   *
   * @param overrides values by full key, as in {@link #load(Optional, List, Map)}
   * @throws InvalidSettingException on a key that does not exist and a value of the wrong type
   */
  public StrideConfig with(Map<String, Object> overrides) {
    SettingValues replaced = new SettingValues(SettingCatalog.instance(), values);
    overrides.forEach(replaced::override);
    return new StrideConfig(replaced.all());
  }

  /** The values by full key that are not those of {@code reference.conf}, secrets included. */
  public Map<String, Object> changed() {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.entrySet().removeIf(own -> setting(own.getKey()).defaultValue().equals(own.getValue()));
    return Collections.unmodifiableMap(changed);
  }

  /**
   * A value of whatever type its key has, as {@link #with} takes it.
   *
   * @throws InvalidSettingException if there is no such key
   */
  public Object value(String key) {
    return values.get(setting(key).key());
  }

  /** Lists by the key that their values are for, in the keys' order; values as they were given. */
  public Map<String, List<Object>> valueLists(String key) {
    return ValueLists.cast(value(key, Map.class));
  }

  /** {@code key = value} for each, as a file of {@code --config} may have it. */
  public static String lines(Map<String, Object> values) {
    StringBuilder lines = new StringBuilder();
    values.forEach(
        (key, value) ->
            lines
                .append(key)
                .append(" = ")
                .append(ConfigValueFactory.fromAnyRef(value).render(ConfigRenderOptions.concise()))
                .append('\n'));
    return lines.toString();
  }

  /** The value of a text key; may be empty. */
  public String string(String key) {
    return value(key, String.class);
  }

  /**
   * The value of a whole-number key.
   *
   * @throws InvalidSettingException if it does not fit 32 bits
   */
  public int integer(String key) {
    long value = longInteger(key);
    if (value != (int) value) {
      throw setting(key).refused(value, "a whole number of at most " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  /** The value of a whole-number key in 64 bits. */
  public long longInteger(String key) {
    return value(key, Long.class);
  }

  /** The value of a number key; finite. */
  public double number(String key) {
    Object value = values.get(key);
    return value instanceof Long whole ? whole : value(key, Double.class);
  }

  /** Whether a text key leaves its value to the program: {@code auto}, in upper or lower case. */
  public boolean isAuto(String key) {
    return string(key).strip().equalsIgnoreCase("auto");
  }

  /** The value of a true-or-false key. */
  public boolean flag(String key) {
    return value(key, Boolean.class);
  }

  /** The value of a list key; all finite; may be empty. */
  public List<Double> numbers(String key) {
    return ((List<?>) value(key, List.class)).stream().map(Double.class::cast).toList();
  }

  /**
   * The value of a list key whose numbers are whole.
   *
   * @throws InvalidSettingException if one is not, or does not fit 32 bits
   */
  public List<Integer> integers(String key) {
    return numbers(key).stream()
        .map(
            number -> {
              if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
                throw setting(key).refused(number, "whole numbers");
              }
              return number.intValue();
            })
        .toList();
  }

  /** The texts by name of a key that holds options, secrets included; names in any case. */
  public Map<String, String> options(String key) {
    return OptionMap.cast(value(key, Map.class));
  }

  /**
   * The constant that a text key names; {@code lstm-autoencoder} names {@code LSTM_AUTOENCODER}.
   *
   * @throws InvalidSettingException if no constant has that name; lists them
   */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return Choice.parse(setting(key), string(key), type);
  }

  /**
   * The constants that a list of texts names, as {@link #choice}; may be empty.
   *
   * @throws InvalidSettingException if no constant has one of the names; lists them
   */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    return ((List<?>) value(key, List.class))
        .stream().map(name -> Choice.parse(setting(key), (String) name, type)).toList();
  }

  /**
   * Where the edges are and how to read them.
   *
   * @throws InvalidSettingException if a value is outside its range
   */
  public EdgeInput edgeInput() {
    return edgeInput(string("input.path"));
  }

  /**
   * Edges that lie somewhere else than {@code input.path} says, read as the settings say.
   *
   * @throws InvalidSettingException if a value is outside its range
   */
  public EdgeInput edgeInput(String path) {
    return SettingsRecords.edgeInput(this, path);
  }

  /**
   * How walks are drawn.
   *
   * @throws InvalidSettingException if a value is outside its range
   */
  public WalkSettings walk() {
    return SettingsRecords.walk(this);
  }

  /**
   * Which edges are left out of the graph.
   *
   * @throws InvalidSettingException if a value is outside its range
   */
  public DegreeLimits degreeLimits() {
    return new DegreeLimits(
        integer("graph.min-degree"), integer("graph.max-degree"), longInteger("seed"));
  }

  /** All settings as nested maps, in the order of {@code reference.conf}, secrets included. */
  public Map<String, Object> asMap() {
    return NestedMap.of(values);
  }

  /** The same fit for others' eyes: without secret options and passwords in addresses. */
  public Map<String, Object> shareable() {
    return NestedMap.of(ShareableValues.of(values));
  }

  /** All settings as JSON, secrets included, which {@code --config} reads again. */
  public String render() {
    return ConfigValueFactory.fromMap(asMap())
        .render(ConfigRenderOptions.concise().setFormatted(true));
  }

  private static Setting setting(String key) {
    return SettingCatalog.instance().require(key);
  }

  /** Asking for a key in another type than the reference has is a mistake in the program. */
  private <T> T value(String key, Class<T> type) {
    Object value = values.get(key);
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          key + " is no " + type.getSimpleName() + " key of reference.conf");
    }
    return type.cast(value);
  }
}
