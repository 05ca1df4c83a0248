package io.stride.walk.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The names that a text file gives its columns, in a first line or in a comment.
 *
 * @param names in lower case, at least two; the first two are a known pair
 */
record ColumnHeader(List<String> names) {
  // Pairs, not single words: an edge between two words such as "from" and "source" is data.
  private static final Set<List<String>> PAIRS =
      Set.of(
          List.of("source", "target"),
          List.of("source", "destination"),
          List.of("source", "dest"),
          List.of("src", "dst"),
          List.of("src", "dest"),
          List.of("src", "target"),
          List.of("from", "to"),
          List.of("fromnodeid", "tonodeid"),
          List.of("from_node", "to_node"),
          List.of("node1", "node2"),
          List.of("node_1", "node_2"),
          List.of("id1", "id2"),
          List.of("id_1", "id_2"));
  private static final Set<String> WEIGHT_NAMES = Set.of("weight", "w", "value", "count");

  /** The header that {@code line}, a comment or not, is; empty if it names no columns. */
  static Optional<ColumnHeader> of(String line) {
    String text = line.strip().replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT);
    List<String> names =
        Arrays.stream(text.split("[,;\\s]+", -1)).map(ColumnHeader::unquoted).toList();
    boolean known = names.size() >= 2 && PAIRS.contains(names.subList(0, 2));
    return known ? Optional.of(new ColumnHeader(names)) : Optional.empty();
  }

  /** Position of the first column after the ids that is named like a weight. */
  OptionalInt weightColumn() {
    for (int i = 2; i < names.size(); i++) {
      if (WEIGHT_NAMES.contains(names.get(i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
