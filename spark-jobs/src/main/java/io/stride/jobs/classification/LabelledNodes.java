package io.stride.jobs.classification;

import io.stride.walk.error.InvalidInputException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The nodes that have both an embedding and labels, in the text order of their ids. */
final class LabelledNodes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> ids;
  private final float[][] vectors;
  private final int[][] labels;
  private final List<String> names;
  private final List<String> missing;

  private LabelledNodes(
      List<String> ids,
      float[][] vectors,
      int[][] labels,
      List<String> names,
      List<String> missing) {
    this.ids = List.copyOf(ids);
    this.vectors = vectors;
    this.labels = labels;
    this.names = List.copyOf(names);
    this.missing = List.copyOf(missing);
  }

  /** Node ids as text. */
  List<String> ids() {
    return ids;
  }

  /** Per node its embedding; not to be changed. */
  float[][] vectors() {
    return vectors;
  }

  /** Per node the positions of its labels in {@link #names}, ascending; not to be changed. */
  int[][] labels() {
    return labels;
  }

  /** All labels of these nodes, in text order; at least two. */
  List<String> names() {
    return names;
  }

  /** Ids that have labels but no embedding. */
  List<String> missing() {
    return missing;
  }

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
    NavigableSet<String> names = new TreeSet<>();
    ids.forEach(id -> names.addAll(labels.byNode().get(id)));
    List<String> nameList = List.copyOf(names);
    if (nameList.size() < 2) {
      throw new InvalidInputException(
          "labels: all labelled nodes have the one label '%s', at least two labels are needed"
              .formatted(nameList.get(0)));
    }
    return new LabelledNodes(
        ids,
        ids.stream().map(embeddings.byNode()::get).toArray(float[][]::new),
        ids.stream().map(id -> positions(labels.byNode().get(id), nameList)).toArray(int[][]::new),
        nameList,
        missing);
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

  /** How labels are predicted; the first rule is the one that choices are made by. */
  List<DecisionRule> rules() {
    return multiLabel()
        ? List.of(DecisionRule.LABEL_COUNTS_GIVEN, DecisionRule.THRESHOLD)
        : List.of(DecisionRule.ARGMAX);
  }

  /** Names of the labels that a single node has: no split can both learn and test them. */
  List<String> singleNodeLabels() {
    int[] counts = new int[names.size()];
    for (int[] own : labels) {
      for (int label : own) {
        counts[label]++;
      }
    }
    return IntStream.range(0, counts.length)
        .filter(l -> counts[l] == 1)
        .mapToObj(names::get)
        .toList();
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

  private static int[] positions(NavigableSet<String> own, List<String> names) {
    return own.stream().mapToInt(name -> Collections.binarySearch(names, name)).toArray();
  }
}
