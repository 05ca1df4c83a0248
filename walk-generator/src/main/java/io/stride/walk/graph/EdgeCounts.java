package io.stride.walk.graph;

import java.util.List;

/**
 * What reading the edges met.
 *
 * @param files files read; 0 for a table whose files are not ours to know
 * @param lines lines of text, or rows of a table
 * @param skipped comment, blank and header lines among them; 0 for a table
 * @param edges edges read, self-loops and duplicates included; {@code lines - skipped}
 * @param selfLoops edges from a node to itself among them
 * @param idBytes UTF-8 bytes of the edges' ids, repeated ids included
 * @param notes what was decided about the input and is worth knowing, one sentence each
 */
public record EdgeCounts(
    int files,
    long lines,
    long skipped,
    long edges,
    long selfLoops,
    long idBytes,
    List<String> notes) {
  /**
   * @throws IllegalArgumentException if the counts do not add up
   */
  public EdgeCounts {
    if (files < 0 || skipped < 0 || edges < 0 || lines - skipped != edges) {
      throw new IllegalArgumentException(
          lines + " lines are not " + skipped + " skipped ones and " + edges + " edges");
    }
    notes = List.copyOf(notes);
  }
}
