package io.stride.walk.graph;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/**
 * What a task found in a split.
 *
 * @param tally the edges before the problem, if there is one
 * @param lines lines read, the offending one included
 * @param skipped comment, blank and header lines among them
 * @param problem what is wrong with the last line, to be read after "line 7"; null: nothing
 * @param unreadable why reading ended early; null: it did not
 */
record SplitSummary(RowTally tally, long lines, long skipped, String problem, String unreadable)
    implements Serializable {

  /** Reads the split to its end or the first problem; never throws for what is in the file. */
  static SplitSummary scan(TextSplit split, TextLayout layout, Configuration hadoop) {
    RowTally tally = new RowTally();
    long read = 0;
    try (EdgeLines lines = new EdgeLines(split, layout, hadoop)) {
      while (lines.next()) {
        EdgeLineParser edge = lines.edge();
        tally.add(edge.source(), edge.target(), edge.weight());
        read = lines.lines();
      }
      return new SplitSummary(tally, lines.lines(), lines.skipped(), lines.problem(), null);
    } catch (IOException | RuntimeException e) {
      // Codecs report damaged files by either; both belong to the user's file, not to the task.
      return new SplitSummary(tally, read, 0, null, Causes.oneLine(e));
    }
  }

  /** Whether the split is fine to its end. */
  boolean complete() {
    return problem == null && unreadable == null;
  }
}
