package io.stride.walk.engine.partitioned;

/**
 * The stretches of walks that were walked in one part: start, number, position of the first node,
 * number of nodes, the nodes.
 */
final class StepLog {
  /** Ints before the nodes of a stretch. */
  static final int HEAD = 4;

  private final IntLog log = new IntLog();
  private final int[] nodes;
  private int start;
  private int number;
  private int position;
  private int count;
  private long steps;

  /**
   * @param length of the longest walk
   */
  StepLog(int length) {
    nodes = new int[length];
  }

  /** A walker enters. */
  void open(Walker walker) {
    start = walker.start;
    number = walker.number;
    position = walker.position;
    count = 0;
  }

  /** It reaches a node. */
  void add(int node) {
    nodes[count++] = node;
  }

  /** It leaves, or its walk ends. */
  void close() {
    if (count == 0) {
      return;
    }
    log.startRecord(HEAD + count);
    log.add(start);
    log.add(number);
    log.add(position);
    log.add(count);
    log.addAll(nodes, 0, count);
    // The start of a walk is no step.
    steps += position == 0 ? count - 1 : count;
  }

  /** Steps so far. */
  long steps() {
    return steps;
  }

  /** All stretches. */
  int[][] stretches() {
    return log.arrays();
  }
}
