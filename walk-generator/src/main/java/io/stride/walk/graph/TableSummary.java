package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** What is in the rows of a table of edges, and what is wrong with them. */
final class TableSummary implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String[] ROLES = {"source", "target", "weight"};

  private final RowTally tally = new RowTally();
  private final long[] nulls = new long[ROLES.length];
  private long badWeights;
  private double badWeight;

  /** The summary of {@code rows}: source, target and perhaps weight. */
  static TableSummary of(Iterator<Row> rows) {
    TableSummary summary = new TableSummary();
    while (rows.hasNext()) {
      summary.add(rows.next());
    }
    return summary;
  }

  /** This and {@code other} together; changes this one. */
  TableSummary plus(TableSummary other) {
    tally.add(other.tally);
    for (int i = 0; i < nulls.length; i++) {
      nulls[i] += other.nulls[i];
    }
    badWeight = badWeights == 0 ? other.badWeight : badWeight;
    badWeights += other.badWeights;
    return this;
  }

  /** The valid rows. */
  RowTally tally() {
    return tally;
  }

  /** Whether a value is missing. */
  boolean hasNulls() {
    return Arrays.stream(nulls).anyMatch(count -> count > 0);
  }

  /**
   * Refuses a table with a bad row or without any.
   *
   * @param name how the message calls the table
   * @throws InvalidInputException if a row is bad, or there is none
   */
  void requireValid(String name) {
    for (int i = 0; i < nulls.length; i++) {
      if (nulls[i] > 0) {
        throw new InvalidInputException(
            name + ": " + rows(nulls[i]) + " no " + ROLES[i] + " (null)");
      }
    }
    if (badWeights > 0) {
      String wrong = ": %s a bad weight: weight was %s, %s";
      throw new InvalidInputException(
          name + String.format(wrong, rows(badWeights), badWeight, EdgeWeight.problem(badWeight)));
    }
    if (tally.edges() == 0) {
      throw new InvalidInputException(name + " holds no edge: the table has no rows");
    }
  }

  private static String rows(long count) {
    return count == 1 ? "1 row has" : count + " rows have";
  }

  private void add(Row row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.isNullAt(i)) {
        nulls[i]++;
        return;
      }
    }
    double weight = row.size() > 2 ? row.getDouble(2) : 1;
    if (EdgeWeight.problem(weight) == null) {
      tally.add(row.get(0).toString(), row.get(1).toString(), weight);
      return;
    }
    badWeight = badWeights == 0 ? weight : badWeight;
    badWeights++;
  }
}
