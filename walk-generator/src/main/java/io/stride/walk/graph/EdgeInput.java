package io.stride.walk.graph;

import static io.stride.walk.error.InvalidSettingException.require;

/**
 * Where the edges are and how to read them.
 *
 * @param path a file, directory or glob on any Hadoop file system; not blank
 * @param format how the edges are stored
 * @param separator what parts the columns of a text line; ignored for Parquet
 * @param directed whether an edge leads from source to target only
 * @param weights whether edges carry a weight
 * @param columns the names of the columns of a Parquet table; ignored for text
 */
public record EdgeInput(
    String path,
    Format format,
    Separator separator,
    boolean directed,
    Weights weights,
    Columns columns) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public EdgeInput {
    require(
        path != null && !path.isBlank(), "input.path", path, "a path", "the edges of the graph");
  }

  /** An undirected edge list at {@code path}, everything else found out by looking at it. */
  public static EdgeInput undirected(String path) {
    return new EdgeInput(
        path, Format.AUTO, Separator.AUTO, false, Weights.AUTO, Columns.defaults());
  }

  /** How the edges are stored. */
  public enum Format {
    /** Parquet if the path ends in {@code .parquet} or holds Parquet files, else text. */
    AUTO,
    /** One edge a line; {@code #} starts a comment line; {@code .gz} and the like are unpacked. */
    TEXT,
    /** Columns as {@link Columns} names them. */
    PARQUET
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
   * Column names of a table.
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
