package io.stride.walk.graph;

import static io.stride.walk.error.InvalidSettingException.require;

/**
 * Where the edges are and how to read them.
 *
 * @param source where they are stored and how
 * @param separator what parts the columns of a text line; ignored for tables
 * @param directed whether an edge leads from source to target only
 * @param weights whether edges carry a weight
 * @param columns the names of the columns of a table, Parquet or other; ignored for text
 */
public record EdgeInput(
    EdgeSource source, Separator separator, boolean directed, Weights weights, Columns columns) {

  /**
   * An undirected edge list at {@code path}, everything else found out by looking at it.
   *
   * @throws io.stride.walk.error.InvalidSettingException if the path is blank
   */
  public static EdgeInput undirected(String path) {
    return undirected(EdgeSource.of(path));
  }

  /** Undirected edges of {@code source}, everything else found out by looking at them. */
  public static EdgeInput undirected(EdgeSource source) {
    return new EdgeInput(source, Separator.AUTO, false, Weights.AUTO, Columns.defaults());
  }

  /** What parts the columns of a text line. */
  public enum Separator {
    /** The first of tab, comma, white space that the first edge line contains. */
    AUTO,
    /** One tab; ids may contain spaces and commas. */
    TAB,
    /** One comma; ids may contain spaces. */
    COMMA,
    /** Any run of white space. */
    SPACE
  }

  /** Whether edges carry a weight. */
  public enum Weights {
    /** Weighted if there is a third text column not named otherwise, or a weight column. */
    AUTO,
    /** Every edge must have a weight. */
    YES,
    /** All edges weigh 1, further columns are not read. */
    NO
  }

  /**
   * Column names of a table, in any case where Spark's {@code spark.sql.caseSensitive} is false and
   * no column has exactly that name.
   *
   * @param source the column with an edge's first node
   * @param target the column with its second node
   * @param weight the column with its weight, where there is one
   */
  public record Columns(String source, String target, String weight) {
    /**
     * @throws io.stride.walk.error.InvalidSettingException if a name is blank
     */
    public Columns {
      requireName("source", source);
      requireName("target", target);
      requireName("weight", weight);
    }

    /** {@code source}, {@code target}, {@code weight}. */
    public static Columns defaults() {
      return new Columns("source", "target", "weight");
    }

    private static void requireName(String role, String name) {
      require(
          name != null && !name.isBlank(),
          "input.columns." + role,
          name,
          "a column name",
          "the " + role + " column of the edge table");
    }
  }
}
