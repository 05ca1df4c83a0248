package io.stride.walk.sampling;

import java.util.Arrays;

/**
 * The state of walkers that advance together, one array per property: a phase touches only what it
 * needs of all of them. Walkers 0 to {@link #live} - 1 are under way.
 */
final class Walkers {
  /** There is no previous node yet. */
  static final int NONE = -1;

  /** An entry that stands for the way back to the previous node. */
  static final long BACK = -1;

  /** A coin that every step is accepted with. */
  static final double CERTAIN = -1;

  /** A coin that no step is accepted with. */
  static final double HOPELESS = 2;

  final int[] current;
  final int[] previous;
  final int[] rejections;
  final int[] position;
  final int[] limit;
  final long[] counter;
  final long[] ticket;
  // The proposal under consideration.
  final long[] entry;
  final int[] candidate;
  final double[] coin;
  private final int length;
  // Walker k's path begins at k * length.
  private final int[] paths;
  int live;

  /** Set when a walker has reached its limit; whoever removes those clears it. */
  boolean anyFinished;

  Walkers(int size, int length) {
    this.length = length;
    paths = new int[Math.multiplyExact(size, length)];
    current = new int[size];
    previous = new int[size];
    rejections = new int[size];
    position = new int[size];
    limit = new int[size];
    counter = new long[size];
    ticket = new long[size];
    entry = new long[size];
    candidate = new int[size];
    coin = new double[size];
  }

  /** Puts a new walker behind the others. */
  void add(long ticketOfWalk, int node, long firstCounter) {
    int walker = live++;
    int begin = walker * length;
    current[walker] = node;
    previous[walker] = NONE;
    rejections[walker] = 0;
    paths[begin] = node;
    position[walker] = begin + 1;
    limit[walker] = begin + length;
    counter[walker] = firstCounter;
    ticket[walker] = ticketOfWalk;
  }

  /** Takes a walker out; the last one takes its place. */
  void remove(int walker) {
    int last = --live;
    int shift = (walker - last) * length;
    System.arraycopy(paths, last * length, paths, walker * length, length);
    current[walker] = current[last];
    previous[walker] = previous[last];
    rejections[walker] = rejections[last];
    position[walker] = position[last] + shift;
    limit[walker] = limit[last] + shift;
    counter[walker] = counter[last];
    ticket[walker] = ticket[last];
  }

  /** Takes a step. */
  void move(int walker, int node) {
    int place = position[walker];
    paths[place] = node;
    position[walker] = place + 1;
    previous[walker] = current[walker];
    current[walker] = node;
    rejections[walker] = 0;
    anyFinished |= place + 1 == limit[walker];
  }

  /** Ends a walk where it is; until it is removed, no coin is good enough for a step. */
  void stop(int walker) {
    limit[walker] = position[walker];
    entry[walker] = BACK;
    coin[walker] = HOPELESS;
    anyFinished = true;
  }

  boolean finished(int walker) {
    return position[walker] == limit[walker];
  }

  /** The nodes so far, in an array of their own. */
  int[] path(int walker) {
    return Arrays.copyOfRange(paths, walker * length, position[walker]);
  }
}
