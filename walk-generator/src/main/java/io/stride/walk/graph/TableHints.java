package io.stride.walk.graph;

import java.sql.SQLException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/** What to do about the usual mistakes with tables; to be read after a message, or empty. */
final class TableHints {
  private TableHints() {}

  /** A column is not there. */
  static String missingColumn(EdgeSource source) {
    return lacks(source, "header")
        ? "; add --option header=true if the first line names the columns, or set input.columns"
        : "";
  }

  /** A column is text where numbers are needed. */
  static String untypedColumn(EdgeSource source) {
    return lacks(source, "inferSchema")
        ? "; add --option inferSchema=true to read numbers as such"
        : "";
  }

  /** A column of {@code type} cannot hold ids. */
  static String otherIds(DataType type) {
    return type instanceof DecimalType ? "; a decimal must have the scale 0" : "";
  }

  /** Reading failed. */
  static String unreadable(Throwable cause) {
    if (cause instanceof ClassNotFoundException || cause instanceof LinkageError) {
      return "; are all its packages there (--packages), made for this Spark and Scala?";
    }
    boolean noDriver =
        cause instanceof SQLException
            && String.valueOf(cause.getMessage()).contains("suitable driver");
    return noDriver ? "; add the database's driver with --packages or --jars" : "";
  }

  private static boolean lacks(EdgeSource source, String option) {
    boolean csv = source.format().name().equalsIgnoreCase("csv");
    return csv && !"true".equalsIgnoreCase(source.options().get(option));
  }
}
