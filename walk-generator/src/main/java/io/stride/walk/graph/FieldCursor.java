package io.stride.walk.graph;

import io.stride.walk.graph.EdgeInput.Separator;

/** Takes the columns of a line one by one, without splitting what nobody reads. */
final class FieldCursor {
  private final boolean whiteSpace;
  private final char separator;
  private String line = "";
  private int position;

  /**
   * @param separator what parts columns; any white space unless it is a tab or a comma
   */
  FieldCursor(Separator separator) {
    this.whiteSpace = separator != Separator.TAB && separator != Separator.COMMA;
    this.separator = separator == Separator.TAB ? '\t' : ',';
  }

  /** Goes to the start of {@code stripped}, a line without surrounding white space. */
  void start(String stripped) {
    line = stripped;
    position = 0;
  }

  /** The next column without surrounding white space, perhaps empty; null after the last. */
  String next() {
    if (position > line.length()) {
      return null;
    }
    int end = position;
    while (end < line.length() && !separates(line.charAt(end))) {
      end++;
    }
    String field = line.substring(position, end).strip();
    position = end + 1;
    while (whiteSpace && position < line.length() && separates(line.charAt(position))) {
      position++;
    }
    return field;
  }

  private boolean separates(char character) {
    return whiteSpace ? Character.isWhitespace(character) : character == separator;
  }
}
