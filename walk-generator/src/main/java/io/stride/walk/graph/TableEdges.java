package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Reads edges from a table: Parquet, any other format that Spark reads, a database. */
final class TableEdges {
  private final TableSource source;
  private final EdgeInput input;

  TableEdges(TableSource source, EdgeInput input) {
    this.source = source;
    this.input = input;
  }

  /**
   * Checks the table and describes its edges.
   *
   * @throws InvalidInputException if a column is missing or of the wrong type, a value is null or
   *     does not fit, a weight is not finite and &gt; 0, or the source cannot be read
   */
  EdgeTable read() {
    Dataset<Row> table = source.load();
    TableColumns columns = new TableColumns(source.source(), table.schema(), caseSensitive(table));
    IdType idType = columns.idType(input.columns());
    boolean weighted = columns.weighted(input.columns(), input.weights());
    TableSelection selection = TableSelection.of(columns, input.columns(), idType, weighted);
    EdgeData data = data(selection.edges(table));
    TableSummary summary = summarise(data.rows());
    if (summary.hasNulls()) {
      refuseLargeIds(selection, table);
    }
    summary.requireValid(source.source().name());
    RowTally tally = summary.tally();
    return new EdgeTable(
        data,
        idType,
        weighted,
        input.directed(),
        tally.counts(source.files(), tally.edges(), 0, notes(idType, tally)),
        tally.fingerprint());
  }

  // Files stay as they are while they are read; a database may not, nor is it fast twice.
  private EdgeData data(Dataset<Row> edges) {
    boolean readOnce = source.files() == 0 && !source.source().format().equals(EdgeFormat.TABLE);
    if (!readOnce) {
      return EdgeData.of(edges);
    }
    // Spark frees persisted rows once nobody holds them any more.
    JavaRDD<Row> rows = edges.toJavaRDD().persist(StorageLevel.MEMORY_AND_DISK_SER());
    return EdgeData.of(edges.sparkSession(), rows, edges.schema());
  }

  private TableSummary summarise(JavaRDD<Row> edges) {
    try {
      return edges
          .mapPartitions(rows -> List.of(TableSummary.of(rows)).iterator())
          .collect()
          .stream()
          .reduce(new TableSummary(), TableSummary::plus);
    } catch (Exception e) {
      // Scala throws SparkException without declaring it.
      throw source.unreadable(e);
    }
  }

  private void refuseLargeIds(TableSelection selection, Dataset<Row> table) {
    Optional<String> problem;
    try {
      problem = selection.largeIds(table);
    } catch (Exception e) {
      throw source.unreadable(e);
    }
    if (problem.isPresent()) {
      throw new InvalidInputException(source.source().name() + ": " + problem.get());
    }
  }

  private List<String> notes(IdType idType, RowTally tally) {
    String hint = TableHints.untypedColumn(source.source());
    return idType == IdType.STRING && tally.integers() && !hint.isEmpty()
        ? List.of("all ids are whole numbers, taken as strings" + hint)
        : List.of();
  }

  private static boolean caseSensitive(Dataset<Row> table) {
    return table.sparkSession().sessionState().conf().caseSensitiveAnalysis();
  }
}
