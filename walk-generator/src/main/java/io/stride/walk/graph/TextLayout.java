package io.stride.walk.graph;

import io.stride.walk.graph.EdgeInput.Separator;
import io.stride.walk.graph.EdgeInput.Weights;
import java.io.Serializable;
import java.util.Optional;

/**
 * How the lines of a text input are to be read.
 *
 * @param separator what parts the columns; never {@code AUTO}
 * @param weightColumn position of the weight, at least 2; -1: not weighted
 */
record TextLayout(Separator separator, int weightColumn) implements Serializable {
  private static final int THIRD = 2;

  /**
   * Decides what is still open in {@code input}.
   *
   * @param header the names of the columns, where the text gives them
   * @param firstEdge the first line that is neither skipped nor a header
   */
  static TextLayout of(EdgeInput input, Optional<ColumnHeader> header, String firstEdge) {
    Separator separator =
        input.separator() == Separator.AUTO ? separatorIn(firstEdge) : input.separator();
    if (input.weights() == Weights.NO) {
      return new TextLayout(separator, -1);
    }
    int named = header.isPresent() ? header.get().weightColumn().orElse(-1) : -1;
    if (input.weights() == Weights.YES) {
      return new TextLayout(separator, named < 0 ? THIRD : named);
    }
    boolean namesThird = header.isPresent() && header.get().names().size() > THIRD;
    boolean hasThird = hasColumn(separator, firstEdge, THIRD);
    return new TextLayout(separator, namesThird ? named : hasThird ? THIRD : -1);
  }

  /** Whether lines carry a weight. */
  boolean weighted() {
    return weightColumn >= 0;
  }

  /** The name of the separator, for messages. */
  String separatorName() {
    return switch (separator) {
      case TAB -> "tab";
      case COMMA -> "comma";
      case SPACE, AUTO -> "white space";
    };
  }

  private static Separator separatorIn(String line) {
    String text = line.strip();
    if (text.indexOf('\t') >= 0) {
      return Separator.TAB;
    }
    return text.indexOf(',') >= 0 ? Separator.COMMA : Separator.SPACE;
  }

  private static boolean hasColumn(Separator separator, String line, int column) {
    FieldCursor fields = new FieldCursor(separator);
    fields.start(line.strip());
    String field = fields.next();
    for (int i = 0; i < column && field != null; i++) {
      field = fields.next();
    }
    return field != null;
  }
}
