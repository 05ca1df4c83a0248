package io.stride.jobs.run;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Flat rows with typed columns. The types come from a record's components, never from the values at
 * hand, so the tables of all runs can be read together.
 *
 * @param columns names and types, in order
 * @param rows one list of values a row, each null or of its column's type
 */
public record MetricsTable(List<Column> columns, List<List<Object>> rows) {

  /** Copies the columns. */
  public MetricsTable {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type the type of its values
   */
  public record Column(String name, MetricsType type) {}

  /**
   * One row per record, one column per component: whole numbers become 64-bit ones, other numbers
   * doubles, booleans stay, anything else becomes its text.
   */
  public static <T extends Record> MetricsTable of(Class<T> type, List<T> records) {
    RecordComponent[] components = type.getRecordComponents();
    List<Column> columns =
        Arrays.stream(components)
            .map(c -> new Column(c.getName(), MetricsType.of(c.getType())))
            .toList();
    List<List<Object>> rows = new ArrayList<>();
    for (T item : records) {
      List<Object> row = new ArrayList<>();
      for (RecordComponent component : components) {
        row.add(MetricsType.of(component.getType()).convert(value(component, item)));
      }
      rows.add(row);
    }
    return new MetricsTable(columns, rows);
  }

  /**
   * One row per map; a key that a map lacks is null in its row. Values are converted to the types
   * of {@code columns}.
   */
  public static MetricsTable of(List<Column> columns, List<Map<String, Object>> maps) {
    List<List<Object>> rows = new ArrayList<>();
    for (Map<String, Object> map : maps) {
      List<Object> row = new ArrayList<>();
      columns.forEach(column -> row.add(column.type().convert(map.get(column.name()))));
      rows.add(row);
    }
    return new MetricsTable(columns, rows);
  }

  /**
   * One row per map; columns and their types are those of the first one. Its values must not be
   * null.
   *
   * @param maps at least one, all with the same keys
   */
  public static MetricsTable ofRows(List<Map<String, Object>> maps) {
    List<Column> columns =
        maps.get(0).entrySet().stream()
            .map(cell -> new Column(cell.getKey(), MetricsType.of(cell.getValue().getClass())))
            .toList();
    return of(columns, maps);
  }

  /** The rows as maps from column name to value, for JSON. */
  public List<Map<String, Object>> asMaps() {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        map.put(columns.get(i).name(), row.get(i));
      }
      maps.add(map);
    }
    return maps;
  }

  private static Object value(RecordComponent component, Object item) {
    try {
      // The record may be nested in a class that is not public.
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(item);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot read " + component, e);
    }
  }
}
