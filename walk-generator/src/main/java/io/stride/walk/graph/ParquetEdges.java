package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Reads edges from Parquet. */
final class ParquetEdges {
  private final SparkSession spark;
  private final EdgeInput input;
  private final InputFiles files;

  ParquetEdges(SparkSession spark, EdgeInput input, InputFiles files) {
    this.spark = spark;
    this.input = input;
    this.files = files;
  }

  /**
   * Checks the table and describes its edges.
   *
   * @throws InvalidInputException if a column is missing or of the wrong type, a value is null, a
   *     weight is not finite and &gt; 0, or the files cannot be read
   */
  EdgeTable read() {
    ParquetFiles.requireParquet(spark.sparkContext().hadoopConfiguration(), files);
    Dataset<Row> table = load();
    ParquetColumns columns = new ParquetColumns(files.path(), table.schema());
    IdType idType = columns.idType(input.columns());
    boolean weighted = columns.weighted(input.columns(), input.weights());
    Dataset<Row> edges = table.select(selection(idType, weighted));
    TableSummary summary = summarise(edges);
    summary.requireValid(files.path());
    RowTally tally = summary.tally();
    return new EdgeTable(
        EdgeData.of(edges),
        idType,
        weighted,
        input.directed(),
        tally.counts(files.files().size(), tally.edges(), 0, List.of()),
        tally.fingerprint());
  }

  private Dataset<Row> load() {
    try {
      return spark.read().parquet(files.path());
    } catch (RuntimeException e) {
      throw unreadable(e);
    } catch (Exception e) {
      // Scala throws AnalysisException and SparkException without declaring them.
      if (e instanceof AnalysisException || e instanceof SparkException) {
        throw unreadable(e);
      }
      throw new IllegalStateException(e);
    }
  }

  private TableSummary summarise(Dataset<Row> edges) {
    try {
      return edges
          .toJavaRDD()
          .mapPartitions(rows -> List.of(TableSummary.of(rows)).iterator())
          .collect()
          .stream()
          .reduce(new TableSummary(), TableSummary::plus);
    } catch (RuntimeException e) {
      throw unreadable(e);
    } catch (Exception e) {
      throw e instanceof SparkException ? unreadable(e) : new IllegalStateException(e);
    }
  }

  private InvalidInputException unreadable(Exception cause) {
    return new InvalidInputException(
        "cannot read " + files.path() + ": " + Causes.oneLine(cause), cause);
  }

  private Column[] selection(IdType idType, boolean weighted) {
    EdgeInput.Columns names = input.columns();
    Column source = quoted(names.source()).cast(idType.sparkType()).as(EdgeTable.SOURCE);
    Column target = quoted(names.target()).cast(idType.sparkType()).as(EdgeTable.TARGET);
    Column weight = quoted(names.weight()).cast(DataTypes.DoubleType).as(EdgeTable.WEIGHT);
    return weighted ? new Column[] {source, target, weight} : new Column[] {source, target};
  }

  private static Column quoted(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }
}
