package io.stride.walk.graph;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Edges as they were read and checked: no id is null, every weight is finite and &gt; 0. Self-loops
 * and duplicates are still there.
 *
 * @param data the edges themselves
 * @param idType the type of the ids
 * @param weighted whether there is a weight column
 * @param directed whether an edge leads from source to target only
 * @param counts what reading met
 * @param fingerprint hexadecimal; the same for the same edges whatever their order and however they
 *     are stored, and practically never for others
 */
public record EdgeTable(
    EdgeData data,
    IdType idType,
    boolean weighted,
    boolean directed,
    EdgeCounts counts,
    String fingerprint) {
  /** Name of the column with an edge's first node. */
  public static final String SOURCE = "source";

  /** Name of the column with an edge's second node. */
  public static final String TARGET = "target";

  /** Name of the column with an edge's weight. */
  public static final String WEIGHT = "weight";

  /**
   * Columns {@code source} and {@code target} of {@code idType}, and {@code weight} (a double) if
   * {@code weighted}; not cached.
   */
  public Dataset<Row> edges() {
    return data.table();
  }
}
