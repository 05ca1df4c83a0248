package io.stride.walk.graph;

import static io.stride.walk.error.InvalidSettingException.require;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where edges are stored.
 *
 * @param path a file, directory or glob on any Hadoop file system; for {@link EdgeFormat#TABLE} the
 *     table's name; may be empty if the format needs none, as {@code jdbc}
 * @param format how they are stored
 * @param options what Spark's reader is told; keys in any case; empty for auto and text
 */
public record EdgeSource(String path, EdgeFormat format, Map<String, String> options) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if the path is missing or there are
   *     options that nobody would read
   */
  public EdgeSource {
    options = anyCase(options);
    require(
        options.isEmpty() || format.takesOptions(),
        "input.options",
        options.keySet(),
        "empty if input.format is " + format,
        "options are for Spark's readers; name one, like --format csv");
    require(
        !options.containsKey("path") && !options.containsKey("paths"),
        "input.options",
        options.keySet(),
        "without a path",
        "input.path is the one that counts");
    require(
        path != null && (!path.isBlank() || !format.needsPath()),
        "input.path",
        "empty",
        format.equals(EdgeFormat.TABLE) ? "the name of a table" : "a path",
        "the edges of the graph");
  }

  /** Files of text or Parquet at {@code path}. */
  public static EdgeSource of(String path) {
    return new EdgeSource(path, EdgeFormat.AUTO, Map.of());
  }

  /** How messages call it; no secrets. */
  public String name() {
    if (format.equals(EdgeFormat.TABLE)) {
      return "table " + path;
    }
    if (!path.isBlank()) {
      return Secrets.hiddenInUrl(path);
    }
    String table = options.containsKey("dbtable") ? " " + options.get("dbtable") : "";
    String url = Secrets.hiddenInUrl(options.getOrDefault("url", ""));
    return "the " + format + " source" + table + (url.isEmpty() ? "" : " at " + url);
  }

  /** Path, format and options; no secrets. */
  @Override
  public String toString() {
    return "EdgeSource[path=%s, format=%s, options=%s]"
        .formatted(Secrets.hiddenInUrl(path), format, Secrets.hidden(options));
  }

  // As Spark compares them: a header and a Header would be one option.
  private static Map<String, String> anyCase(Map<String, String> options) {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(options);
    return Collections.unmodifiableMap(sorted);
  }
}
