package io.stride.walk.graph;

/**
 * Reads one line of text after the other as an edge. Holds the last edge, so that nothing is
 * allocated per line but its ids; one instance per thread.
 */
final class EdgeLineParser {
  /** What a line turned out to be. */
  enum Outcome {
    /** An edge. */
    EDGE,
    /** A comment or blank. */
    SKIPPED,
    /** Neither; {@link #problem()} says why. */
    PROBLEM
  }

  private final TextLayout layout;
  private final FieldCursor fields;
  private String source;
  private String target;
  private double weight = 1;
  private String problem;

  EdgeLineParser(TextLayout layout) {
    this.layout = layout;
    this.fields = new FieldCursor(layout.separator());
  }

  /** Reads {@code line}. */
  Outcome parse(String line) {
    String text = line.strip();
    if (isSkipped(text)) {
      return Outcome.SKIPPED;
    }
    fields.start(text);
    source = fields.next();
    target = fields.next();
    problem = idProblem();
    if (problem == null && layout.weighted()) {
      problem = readWeight();
    }
    return problem == null ? Outcome.EDGE : Outcome.PROBLEM;
  }

  /** Whether a line without surrounding white space is blank or a comment. */
  static boolean isSkipped(String stripped) {
    return stripped.isEmpty() || stripped.charAt(0) == '#';
  }

  /** The edge's first id; not empty. */
  String source() {
    return source;
  }

  /** The edge's second id; not empty. */
  String target() {
    return target;
  }

  /** The edge's weight; 1 if the layout has none. */
  double weight() {
    return weight;
  }

  /** What is wrong with the line, to be read after "line 7". */
  String problem() {
    return problem;
  }

  private String idProblem() {
    if (target == null) {
      return " has one column, needs a source and a target parted by " + layout.separatorName();
    }
    if (source.isEmpty()) {
      return " has an empty source";
    }
    return target.isEmpty() ? " has an empty target" : null;
  }

  private String readWeight() {
    String text = fields.next();
    for (int i = 2; i < layout.weightColumn() && text != null; i++) {
      text = fields.next();
    }
    if (text == null || text.isEmpty()) {
      return " has no weight in column " + (layout.weightColumn() + 1);
    }
    weight = EdgeWeight.parse(text);
    String wrong = EdgeWeight.problem(weight);
    return wrong == null ? null : ": weight was " + text + ", " + wrong;
  }
}
