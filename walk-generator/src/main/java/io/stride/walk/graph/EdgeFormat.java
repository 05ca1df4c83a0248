package io.stride.walk.graph;

import static io.stride.walk.error.InvalidSettingException.require;

import java.util.Locale;
import java.util.Set;

/**
 * How edges are stored.
 *
 * @param name {@code auto}, {@code text}, {@code parquet}, {@code table}, in any case, or what
 *     {@code spark.read().format()} takes: the name or the class of a Spark data source
 */
public record EdgeFormat(String name) {
  private static final Set<String> OWN_NAMES = Set.of("auto", "text", "parquet", "table");

  /** Parquet if the path ends in {@code .parquet} or holds Parquet files, else text. */
  public static final EdgeFormat AUTO = new EdgeFormat("auto");

  /** One edge a line; {@code #} starts a comment line; {@code .gz} and the like are unpacked. */
  public static final EdgeFormat TEXT = new EdgeFormat("text");

  /** Parquet files, with columns as {@link EdgeInput.Columns} names them. */
  public static final EdgeFormat PARQUET = new EdgeFormat("parquet");

  /** A table or view of the session's catalog; the path is its name. */
  public static final EdgeFormat TABLE = new EdgeFormat("table");

  /**
   * @throws io.stride.walk.error.InvalidSettingException if the name is blank
   */
  public EdgeFormat {
    require(
        name != null && !name.isBlank(),
        "input.format",
        "empty",
        "auto, text, parquet, table or the name of a Spark data source",
        "how the edges are stored");
    String lower = name.strip().toLowerCase(Locale.ROOT);
    // Others may be the names of classes, where case matters.
    name = OWN_NAMES.contains(lower) ? lower : name.strip();
  }

  /** Whether Spark reads this format, so that it takes Spark's options. */
  public boolean takesOptions() {
    return !equals(AUTO) && !equals(TEXT);
  }

  /** Whether nothing can be read without a path; other formats may find edges by options. */
  public boolean needsPath() {
    return OWN_NAMES.contains(name);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
