package io.stride.jobs.classification;

import io.stride.walk.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The nodes that have both an embedding and labels, in the text order of their ids.
 *
 * @param ids node ids as text
 * @param vectors per node its embedding
 * @param labels per node the positions of its labels in {@code names}, ascending, at least one
 * @param names all labels of these nodes, in text order; at least two
 * @param missing ids that have labels but no embedding
 */
record LabelledNodes(
    List<String> ids, float[][] vectors, int[][] labels, List<String> names, List<String> missing) {

  /**
   * Brings both sides together.
   *
   * @throws InvalidInputException if no id is on both sides, only one node or label is left
   */
  static LabelledNodes of(Labels labels, EmbeddingVectors embeddings) {
    List<String> ids = new ArrayList<>(embeddings.byNode().keySet());
    List<String> missing = new ArrayList<>(labels.byNode().keySet());
    missing.removeAll(embeddings.byNode().keySet());
    requireMatches(ids, labels);
    SortedSet<String> names = new TreeSet<>();
    ids.forEach(id -> names.addAll(labels.byNode().get(id)));
    List<String> nameList = List.copyOf(names);
    if (nameList.size() < 2) {
      throw new InvalidInputException(
          "labels: all labelled nodes have the one label '%s', at least two labels are needed"
              .formatted(nameList.get(0)));
    }
    return new LabelledNodes(
        List.copyOf(ids),
        ids.stream().map(embeddings.byNode()::get).toArray(float[][]::new),
        ids.stream().map(id -> positions(labels.byNode().get(id), nameList)).toArray(int[][]::new),
        nameList,
        List.copyOf(missing));
  }

  /** Whether some node has more than one label. */
  boolean multiLabel() {
    for (int[] own : labels) {
      if (own.length > 1) {
        return true;
      }
    }
    return false;
  }

  private static void requireMatches(List<String> ids, Labels labels) {
    if (ids.isEmpty()) {
      throw new InvalidInputException(
          "labels: none of the %d labelled nodes (such as '%s') has an embedding; are these the labels of another graph?"
              .formatted(labels.byNode().size(), labels.byNode().firstKey()));
    }
    if (ids.size() == 1) {
      throw new InvalidInputException(
          "labels: only node '%s' has both a label and an embedding, at least two are needed"
              .formatted(ids.get(0)));
    }
  }

  private static int[] positions(SortedSet<String> own, List<String> names) {
    return own.stream().mapToInt(name -> Collections.binarySearch(names, name)).toArray();
  }
}
