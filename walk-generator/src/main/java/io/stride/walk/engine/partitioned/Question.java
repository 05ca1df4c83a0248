package io.stride.walk.engine.partitioned;

/**
 * The trials that a walker takes along to where they can be judged: those that are open, and the
 * first one after them that is accepted for certain. At most {@value #MOST}; the coins are not
 * among them, since whoever knows stream, trial and degree can draw them again.
 */
final class Question {
  /** Trials that fit; four rejections in a row are rare, and a walker just asks again. */
  static final int MOST = 4;

  private static final int HEAD = 2;
  private static final int BITS = 8;

  private final int[] candidates = new int[MOST];
  private int degree;
  private int count;
  private int trials;

  /**
   * Starts a question.
   *
   * @param currentDegree degree of the walker's current node
   */
  void begin(int currentDegree) {
    degree = currentDegree;
    count = 0;
    trials = 0;
  }

  /** Adds a trial, its number from 0 to 127. */
  void add(int number, int candidate, boolean light) {
    trials |= (number << 1 | (light ? 1 : 0)) << (count * BITS);
    candidates[count++] = candidate;
  }

  /** Whether no more trial fits. */
  boolean full() {
    return count == MOST;
  }

  /** How many trials it has. */
  int count() {
    return count;
  }

  /** Degree of the walker's current node. */
  int degree() {
    return degree;
  }

  /** The node that a trial proposed. */
  int candidate(int index) {
    return candidates[index];
  }

  /** The number of a trial. */
  int number(int index) {
    return (trials >>> (index * BITS + 1)) & ((1 << (BITS - 1)) - 1);
  }

  /** Whether the edge that a trial proposed is light. */
  boolean light(int index) {
    return ((trials >>> (index * BITS)) & 1) != 0;
  }

  /** Drops trials that are rejected by now, the first ones. */
  void drop(int rejected) {
    count -= rejected;
    trials = rejected == MOST ? 0 : trials >>> (rejected * BITS);
    System.arraycopy(candidates, rejected, candidates, 0, count);
  }

  /**
   * Sends a walker with this question.
   *
   * @param askAt a node of the part that knows
   */
  void send(Outbox outbox, Walker walker, int askAt) {
    IntLog message = outbox.message(askAt, Walker.INTS + HEAD + count);
    walker.write(message, Errand.QUESTION, count);
    message.add(degree);
    message.add(trials);
    message.addAll(candidates, 0, count);
  }

  /**
   * Reads what {@link #send} sent.
   *
   * @return the place after it
   */
  int read(int[] message, int at) {
    int body = at + Walker.INTS;
    count = Walker.detail(message, at);
    degree = message[body];
    trials = message[body + 1];
    System.arraycopy(message, body + HEAD, candidates, 0, count);
    return body + HEAD + count;
  }
}
