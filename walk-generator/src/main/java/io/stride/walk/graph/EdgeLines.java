package io.stride.walk.graph;

import io.stride.walk.graph.EdgeLineParser.Outcome;
import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** The edges of a split, one after the other, up to the first line that is none. */
final class EdgeLines implements Closeable {
  private final RawLines raw;
  private final EdgeLineParser parser;
  private boolean headerPossible;
  private long lines;
  private long skipped;
  private String problem;

  /**
   * Opens the split.
   *
   * @throws IOException if it cannot be read
   */
  EdgeLines(TextSplit split, TextLayout layout, Configuration hadoop) throws IOException {
    this.raw = new RawLines(split, hadoop);
    this.parser = new EdgeLineParser(layout);
    this.headerPossible = split.start() == 0;
  }

  /**
   * Goes to the next edge; false at the end or at a line that is no edge.
   *
   * @throws IOException if the file cannot be read
   */
  boolean next() throws IOException {
    while (raw.next()) {
      lines++;
      String line = raw.line();
      if (line == null) {
        problem = " is not UTF-8 text";
        return false;
      }
      if (!isSkipped(line)) {
        return accept(line);
      }
      skipped++;
    }
    return false;
  }

  /** The edge. */
  EdgeLineParser edge() {
    return parser;
  }

  /** Lines read so far. */
  long lines() {
    return lines;
  }

  /** Comment, blank and header lines among them. */
  long skipped() {
    return skipped;
  }

  /** What is wrong with the line that ended the edges; null if nothing is. */
  String problem() {
    return problem;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  private boolean isSkipped(String line) {
    if (EdgeLineParser.isSkipped(line.strip())) {
      return true;
    }
    boolean header = headerPossible && ColumnHeader.of(line).isPresent();
    headerPossible = false;
    return header;
  }

  private boolean accept(String line) {
    if (parser.parse(line) == Outcome.EDGE) {
      return true;
    }
    problem = parser.problem();
    return false;
  }
}
