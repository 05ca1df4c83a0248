package io.stride.walk.engine.partitioned;

import io.stride.walk.sampling.WalkRandom;

/**
 * Where a walk stands: all that travels of it, {@value #INTS} ints. Its nodes so far stay behind in
 * the {@link StepLog}s of the parts it came through. One instance a task, filled again and again.
 */
final class Walker {
  /** Ints of a message that hold a walker. */
  static final int INTS = 8;

  private static final int NONE = -1;
  private static final int TRIAL_BITS = 8;

  /** The node that the walk started from. */
  int start;

  /** The walk's number at that node. */
  int number;

  /** Nodes so far. */
  int position;

  /** The node before, negative at the start. */
  int previous;

  /** The node where it is. */
  int current;

  /** Where its random stream stood when the step from {@code current} began. */
  long stream;

  /** Trials of that step that are done. */
  int trial;

  /** A new walk, its start not yet counted. */
  void begin(int node, int walk, long newStream) {
    start = node;
    number = walk;
    position = 0;
    previous = NONE;
    current = NONE;
    stream = newStream;
    trial = 0;
  }

  /**
   * Goes to the next node.
   *
   * @param draws those that the step took
   */
  void moveTo(int node, int draws) {
    previous = current;
    current = node;
    position++;
    stream = WalkRandom.after(stream, draws);
    trial = 0;
  }

  /**
   * Writes the walker into a message.
   *
   * @param errand what the message wants of its receiver
   * @param detail a small number more, at least 0
   */
  void write(IntLog log, Errand errand, int detail) {
    log.add(errand.code() | trial << Errand.BITS | detail << (Errand.BITS + TRIAL_BITS));
    log.add(position);
    log.add(start);
    log.add(number);
    log.addLong(stream);
    log.add(previous);
    log.add(current);
  }

  /** Reads what {@link #write} wrote. */
  void read(int[] message, int at) {
    trial = (message[at] >>> Errand.BITS) & ((1 << TRIAL_BITS) - 1);
    position = message[at + 1];
    start = message[at + 2];
    number = message[at + 3];
    stream = IntLog.longAt(message, at + 4);
    previous = message[at + 6];
    current = message[at + 7];
  }

  /** The errand of a message. */
  static Errand errand(int[] message, int at) {
    return Errand.of(message[at] & ((1 << Errand.BITS) - 1));
  }

  /** The small number of a message. */
  static int detail(int[] message, int at) {
    return message[at] >>> (Errand.BITS + TRIAL_BITS);
  }
}
