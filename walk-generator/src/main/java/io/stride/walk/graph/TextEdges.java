package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Reads edges from text files. */
final class TextEdges {
  private final SparkSession spark;
  private final EdgeInput input;
  private final InputFiles files;
  private final Configuration hadoop;
  private final List<String> notes = new ArrayList<>();

  TextEdges(SparkSession spark, EdgeInput input, InputFiles files) {
    this.spark = spark;
    this.input = input;
    this.files = files;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
  }

  /**
   * Checks the files and describes their edges.
   *
   * @throws InvalidInputException if they hold none, a line is none or a file cannot be read
   */
  EdgeTable read() {
    TextLayout layout = findLayout();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> shared =
        context.broadcast(new SerializableConfiguration(hadoop));
    List<TextSplit> splits = TextSplit.of(hadoop, files, context.defaultParallelism());
    JavaRDD<TextSplit> parts = context.parallelize(splits, partitions(splits.size()));
    List<SplitSummary> summaries =
        parts.map(split -> SplitSummary.scan(split, layout, shared.value().value())).collect();
    refuseProblems(splits, summaries);
    RowTally tally = new RowTally();
    summaries.forEach(summary -> tally.add(summary.tally()));
    IdType idType = tally.integers() ? IdType.LONG : IdType.STRING;
    EdgeRows rows = new EdgeRows(layout, idType);
    JavaRDD<Row> edges = parts.flatMap(split -> rows.iterator(split, shared.value().value()));
    return new EdgeTable(
        EdgeData.of(spark, edges, rows.schema()),
        idType,
        layout.weighted(),
        input.directed(),
        counts(summaries, tally),
        tally.fingerprint());
  }

  // As many tasks as there are slots, more for large inputs; many small files share a task.
  private int partitions(int splits) {
    long wanted =
        Math.max(
            spark.sparkContext().defaultParallelism(),
            2 * (files.totalLength() / TextSplit.LARGEST));
    return (int) Math.max(1, Math.min(splits, wanted));
  }

  private TextLayout findLayout() {
    Optional<ColumnHeader> header = Optional.empty();
    for (InputFile file : files.files()) {
      try (RawLines lines = new RawLines(TextSplit.whole(file), hadoop)) {
        while (lines.next()) {
          String line = lines.line();
          Optional<ColumnHeader> named = line == null ? Optional.empty() : ColumnHeader.of(line);
          header = named.isPresent() ? named : header;
          if (line != null && named.isEmpty() && !EdgeLineParser.isSkipped(line.strip())) {
            return decide(header, line);
          }
        }
      } catch (IOException | RuntimeException e) {
        throw new InvalidInputException(unreadable(file, 0, Causes.oneLine(e)), e);
      }
    }
    throw noEdges();
  }

  private TextLayout decide(Optional<ColumnHeader> header, String firstEdge) {
    TextLayout layout = TextLayout.of(input, header, firstEdge);
    if (input.weights() == EdgeInput.Weights.AUTO && !layout.weighted()) {
      header
          .filter(named -> named.names().size() > 2)
          .ifPresent(named -> notes.add("not weighted: " + unreadColumns(named)));
    }
    return layout;
  }

  private static String unreadColumns(ColumnHeader header) {
    List<String> others = header.names().subList(2, header.names().size());
    return "the further columns (" + String.join(", ", others) + ") are not weights";
  }

  private void refuseProblems(List<TextSplit> splits, List<SplitSummary> summaries) {
    long linesBefore = 0;
    for (int i = 0; i < splits.size(); i++) {
      InputFile file = splits.get(i).file();
      SplitSummary summary = summaries.get(i);
      linesBefore = splits.get(i).start() == 0 ? 0 : linesBefore;
      linesBefore += summary.lines();
      if (summary.problem() != null) {
        throw new InvalidInputException(file.name() + " line " + linesBefore + summary.problem());
      }
      if (summary.unreadable() != null) {
        throw new InvalidInputException(unreadable(file, linesBefore, summary.unreadable()));
      }
    }
  }

  private EdgeCounts counts(List<SplitSummary> summaries, RowTally tally) {
    if (tally.edges() == 0) {
      throw noEdges();
    }
    long lines = summaries.stream().mapToLong(SplitSummary::lines).sum();
    long skipped = summaries.stream().mapToLong(SplitSummary::skipped).sum();
    return tally.counts(files.files().size(), lines, skipped, notes);
  }

  private InvalidInputException noEdges() {
    return new InvalidInputException(
        files.path() + " holds no edge, only comments and blank lines");
  }

  private static String unreadable(InputFile file, long lines, String why) {
    String where = lines > 0 ? " after line " + lines : "";
    return "cannot read " + file.name() + where + ": " + why;
  }
}
