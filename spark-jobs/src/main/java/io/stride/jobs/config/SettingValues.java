package io.stride.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values under construction: starts with the defaults, each layer overwrites some. */
final class SettingValues {
  private final SettingCatalog catalog;
  private final Map<String, Object> values = new LinkedHashMap<>();

  SettingValues(SettingCatalog catalog) {
    this.catalog = catalog;
    catalog.settings().forEach((key, setting) -> values.put(key, setting.defaultValue()));
  }

  /** Values that begin with {@code earlier} ones of every key. */
  SettingValues(SettingCatalog catalog, Map<String, Object> earlier) {
    this.catalog = catalog;
    values.putAll(earlier);
  }

  /** Overwrites with what a file says; its substitutions may refer to defaults. */
  void readFile(String file) {
    Config content = SettingsFile.read(file);
    try {
      take("", content.withFallback(catalog.reference()).resolve().root());
    } catch (ConfigException e) {
      throw SettingsFile.malformed(file, e);
    }
  }

  /** Overwrites with one {@code key=value}. */
  void assign(String assignment) {
    take(Assignment.parse(assignment));
  }

  /** Overwrites one key; a String is read as in an assignment. */
  void override(String key, Object value) {
    if (value instanceof String text) {
      take(new Assignment(key, text));
    } else {
      put(key, catalog.require(key).convert(ConfigValueFactory.fromAnyRef(value)));
    }
  }

  /** Every key's value, in the order of the reference. */
  Map<String, Object> all() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  private void take(Assignment assignment) {
    Setting setting = catalog.require(assignment.key());
    put(setting.key(), assignment.convert(setting));
  }

  /** Options are added to those of the layers before, as are lists given one by one. */
  private void put(String key, Object value) {
    Optional<Setting> group = catalog.groupOf(key);
    if (group.isPresent()) {
      String name = key.substring(group.get().key().length() + 1);
      values.compute(group.get().key(), (own, all) -> with(all, name, value));
    } else if (catalog.require(key).kind() == SettingKind.OPTIONS) {
      values.merge(key, value, OptionMap::plus);
    } else {
      values.put(key, value);
    }
  }

  private static Object with(Object all, String name, Object value) {
    return value instanceof List
        ? ValueLists.with(all, name, value)
        : OptionMap.plus(all, Map.of(name, value));
  }

  private void take(String prefix, ConfigObject section) {
    section.forEach((name, value) -> take(prefix + name, value));
  }

  private void take(String key, ConfigValue value) {
    boolean hasSection = catalog.isSection(key);
    if (hasSection && value instanceof ConfigObject section) {
      take(key + ".", section);
      return;
    }
    if (value instanceof ConfigObject section && !section.isEmpty() && !known(key)) {
      // The misspelt section's keys are nearer to what was meant than its bare name.
      catalog.require(key + "." + Collections.min(section.keySet()));
    }
    Setting setting = catalog.require(key);
    put(key, setting.convert(listFromText(setting, value)));
  }

  private boolean known(String key) {
    return catalog.settings().containsKey(key);
  }

  /** Properties files know text only: {@code 1, 2} stands for a list where the key is one. */
  private static ConfigValue listFromText(Setting setting, ConfigValue value) {
    boolean text = value.valueType() == ConfigValueType.STRING;
    if (!text || (setting.kind() != SettingKind.NUMBERS && setting.kind() != SettingKind.TEXTS)) {
      return value;
    }
    Object converted = new Assignment(setting.key(), value.unwrapped().toString()).convert(setting);
    return ConfigValueFactory.fromIterable((List<?>) converted);
  }
}
