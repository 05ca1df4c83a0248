package io.stride.train.skipgram;

import java.util.Arrays;

/**
 * Some dozen nodes, each once, numbered from 0 in the order in which they were added. So few are
 * found faster by a search than through a table.
 */
final class NodeNumbers {
  private int[] nodes = new int[64];
  private int count;

  /** Forgets all. */
  void clear() {
    count = 0;
  }

  /** The number of a node, which is added unless it is there. */
  int add(int node) {
    for (int i = 0; i < count; i++) {
      if (nodes[i] == node) {
        return i;
      }
    }
    if (count == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * count);
    }
    nodes[count] = node;
    return count++;
  }

  int count() {
    return count;
  }

  int node(int number) {
    return nodes[number];
  }
}
