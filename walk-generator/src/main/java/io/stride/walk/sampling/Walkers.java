package io.stride.walk.sampling;

/**
 * The state of walkers that advance together, one array per property: a phase touches only what it
 * needs of all of them. Walkers 0 to {@link #live} - 1 are under way.
 */
final class Walkers {
  /** There is no previous node yet. */
  static final int NONE = -1;

  /** An entry that stands for the way back to the previous node. */
  static final long BACK = -1;

  final int[] current;
  final int[] previous;
  final int[] rejections;
  final int[] count;
  final int[] limit;
  final int[][] path;
  final long[] counter;
  final long[] ticket;
  // The proposal under consideration.
  final long[] entry;
  final int[] candidate;
  final double[] coin;
  int live;

  Walkers(int size) {
    current = new int[size];
    previous = new int[size];
    rejections = new int[size];
    count = new int[size];
    limit = new int[size];
    path = new int[size][];
    counter = new long[size];
    ticket = new long[size];
    entry = new long[size];
    candidate = new int[size];
    coin = new double[size];
  }

  /** Puts a new walker behind the others. */
  void add(long ticketOfWalk, int node, long firstCounter, int length) {
    int walker = live++;
    current[walker] = node;
    previous[walker] = NONE;
    rejections[walker] = 0;
    count[walker] = 1;
    limit[walker] = length;
    path[walker] = new int[length];
    path[walker][0] = node;
    counter[walker] = firstCounter;
    ticket[walker] = ticketOfWalk;
  }

  /** Takes a walker out; the last one takes its place. */
  void remove(int walker) {
    int last = --live;
    current[walker] = current[last];
    previous[walker] = previous[last];
    rejections[walker] = rejections[last];
    count[walker] = count[last];
    limit[walker] = limit[last];
    path[walker] = path[last];
    counter[walker] = counter[last];
    ticket[walker] = ticket[last];
    path[last] = null;
  }

  /** Takes a step. */
  void move(int walker, int node) {
    previous[walker] = current[walker];
    current[walker] = node;
    rejections[walker] = 0;
    path[walker][count[walker]++] = node;
  }

  boolean finished(int walker) {
    return count[walker] == limit[walker];
  }
}
