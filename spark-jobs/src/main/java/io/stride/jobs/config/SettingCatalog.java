package io.stride.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.stride.walk.error.InvalidSettingException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every key there is, read from the {@code reference.conf} that the jar carries: the file that
 * users read is the one that the program uses.
 */
final class SettingCatalog {
  private static final String RESOURCE = "io/stride/jobs/config/reference.conf";
  private static final SettingCatalog INSTANCE = new SettingCatalog();

  private final Config reference;
  private final Map<String, Setting> settings = new LinkedHashMap<>();

  private SettingCatalog() {
    reference = ConfigFactory.parseResources(SettingCatalog.class.getClassLoader(), RESOURCE);
    if (reference.isEmpty()) {
      throw new IllegalStateException(RESOURCE + " is missing from the jar; build it again");
    }
    collect("", List.of(), reference.root());
  }

  static SettingCatalog instance() {
    return INSTANCE;
  }

  /** The defaults as they stand in the file. */
  Config reference() {
    return reference;
  }

  /** All settings by key, in the order of the file. */
  Map<String, Setting> settings() {
    return Collections.unmodifiableMap(settings);
  }

  /**
   * The setting named {@code key}; an option of a group of them is a text, a list of values of a
   * group of these a list.
   *
   * @throws InvalidSettingException if there is none, with the most similar key; or if it is a
   *     section
   */
  Setting require(String key) {
    Setting setting = settings.get(key);
    if (setting != null) {
      return setting;
    }
    Optional<Setting> group = groupOf(key);
    if (group.isPresent()) {
      boolean options = group.get().kind() == SettingKind.OPTIONS;
      return options
          ? new Setting(key, SettingKind.TEXT, "", group.get().hint())
          : new Setting(key, SettingKind.VALUES, List.of(), group.get().hint());
    }
    throw isSection(key) ? sectionAsValue(key) : unknown(key);
  }

  /** The setting that holds the option {@code key}, like input.options of input.options.sep. */
  Optional<Setting> groupOf(String key) {
    return settings.values().stream()
        .filter(
            setting ->
                setting.kind() == SettingKind.OPTIONS || setting.kind() == SettingKind.VALUE_LISTS)
        .filter(setting -> key.startsWith(setting.key() + ".") && !key.endsWith("."))
        .findFirst();
  }

  /** Whether {@code key} groups other keys. */
  boolean isSection(String key) {
    return settings.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
  }

  InvalidSettingException sectionAsValue(String key) {
    String inside =
        settings.keySet().stream()
            .filter(known -> known.startsWith(key + "."))
            .collect(Collectors.joining(", "));
    return new InvalidSettingException(
        key + " is a section, not a key; its keys are " + inside + ". See conf/reference.conf");
  }

  private InvalidSettingException unknown(String key) {
    String suggestion =
        KeySuggestion.nearest(key, settings.keySet())
            .map(near -> "did you mean " + near + "? ")
            .orElse("");
    return new InvalidSettingException(
        key
            + " is not a key"
            + (suggestion.isEmpty() ? ". " : "; " + suggestion)
            + "See conf/reference.conf");
  }

  /** A parsed object forgets the order of its keys; the line numbers keep it. */
  private void collect(String prefix, List<String> outerComments, ConfigObject section) {
    section.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().origin().lineNumber()))
        .forEach(entry -> add(prefix + entry.getKey(), outerComments, entry.getValue()));
  }

  private void add(String key, List<String> outerComments, ConfigValue value) {
    List<String> own = value.origin().comments();
    List<String> comments = own.isEmpty() ? outerComments : own;
    if (value instanceof ConfigObject section
        && !section.isEmpty()
        && !SettingKind.namesKeys(section)) {
      collect(key + ".", comments, section);
      return;
    }
    SettingKind kind = SettingKind.of(value);
    settings.put(
        key, new Setting(key, kind, kind.convert(value).orElseThrow(), firstSentence(comments)));
  }

  private static String firstSentence(List<String> comments) {
    String text = comments.stream().map(String::strip).collect(Collectors.joining(" "));
    int end = text.indexOf(". ");
    String sentence = end < 0 ? text : text.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
