package io.stride.walk.engine.partitioned;

import java.util.Arrays;

/** To which nodes one node has edges, and how heavy they are; the nodes ascend. */
final class EdgeWeights {
  private int[] nodes = new int[0];
  private float[] weights = new float[0];
  private int count;
  private int cursor;

  /** How many edges. */
  int count() {
    return count;
  }

  /**
   * Looks edges up.
   *
   * @param table has the list of the edges' source
   * @param row where
   * @param targets ascending nodes
   * @param from the first of them
   * @param number how many
   */
  void lookUp(RowTable table, int row, int[] targets, int from, int number) {
    clear(number);
    for (int i = from; i < from + number; i++) {
      add(targets[i], table.weight(row, targets[i]));
    }
  }

  /** The same for all nodes of another list. */
  void lookUp(RowTable table, int row, RowTable targets, int targetRow) {
    int number = targets.rows().degree(targetRow);
    long first = targets.rows().firstEntry(targetRow);
    clear(number);
    for (long entry = first; entry < first + number; entry++) {
      int target = targets.rows().neighbour(entry);
      add(target, table.weight(row, target));
    }
  }

  /** Writes them: their number, the nodes, the weights. */
  void write(IntLog message) {
    message.add(count);
    message.addAll(nodes, 0, count);
    for (int i = 0; i < count; i++) {
      message.add(Float.floatToRawIntBits(weights[i]));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @return the place after it
   */
  int read(int[] message, int at) {
    int number = message[at];
    clear(number);
    for (int i = 0; i < number; i++) {
      add(message[at + 1 + i], Float.intBitsToFloat(message[at + 1 + number + i]));
    }
    return at + 1 + 2 * number;
  }

  /** Ints that {@link #write} writes. */
  int ints() {
    return 1 + 2 * count;
  }

  /** Starts over for nodes to be asked for in ascending order. */
  void rewind() {
    cursor = 0;
  }

  /** The weight of the edge to a node, 0 if there is none; each node above the last one. */
  float next(int node) {
    while (cursor < count && nodes[cursor] < node) {
      cursor++;
    }
    return cursor < count && nodes[cursor] == node ? weights[cursor] : 0;
  }

  private void clear(int room) {
    count = 0;
    if (nodes.length < room) {
      nodes = Arrays.copyOf(nodes, room);
      weights = Arrays.copyOf(weights, room);
    }
  }

  private void add(int node, float weight) {
    if (weight > 0) {
      nodes[count] = node;
      weights[count++] = weight;
    }
  }
}
