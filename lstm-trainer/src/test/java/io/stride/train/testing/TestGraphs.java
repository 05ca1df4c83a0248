package io.stride.train.testing;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;

/** Graphs to train on. */
public final class TestGraphs {
  private TestGraphs() {}

  /** Zachary's karate club: 34 nodes, 78 edges. */
  public static CompactGraph karate() {
    try (Stream<String> lines = Files.lines(TestData.shared("karate/edges.tsv"))) {
      int[][] pairs =
          lines.filter(line -> !line.startsWith("#")).map(TestGraphs::pair).toArray(int[][]::new);
      return SmallGraphs.undirected(34, pairs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A directed tree with edges away from its root 0, so that every walk soon ends in a leaf. */
  public static CompactGraph tree(int nodes) {
    int[][] pairs = new int[nodes - 1][];
    for (int node = 1; node < nodes; node++) {
      pairs[node - 1] = new int[] {(node - 1) / 2, node};
    }
    return SmallGraphs.directed(nodes, pairs);
  }

  /** A different key for each node. */
  public static long[] keys(int nodes) {
    long[] keys = new long[nodes];
    Arrays.setAll(keys, node -> 1000L + node);
    return keys;
  }

  private static int[] pair(String line) {
    String[] ids = line.trim().split("\\s+", -1);
    return new int[] {Integer.parseInt(ids[0]) - 1, Integer.parseInt(ids[1]) - 1};
  }
}
