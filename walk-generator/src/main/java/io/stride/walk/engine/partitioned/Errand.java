package io.stride.walk.engine.partitioned;

/** What a walker comes for. */
enum Errand {
  /** To go on from its current node, which lives here. */
  WALK(0),
  /** To hear which of a few proposed steps is the first accepted one. */
  QUESTION(1),
  /** To hear to which of its current node's neighbours the previous node has an edge. */
  SURVEY(2),
  /** To go on from its current node, with a survey's result. */
  RESULT(3);

  /** Bits of a message that a code takes. */
  static final int BITS = 2;

  private static final Errand[] BY_CODE = {WALK, QUESTION, SURVEY, RESULT};

  private final int code;

  Errand(int code) {
    this.code = code;
  }

  /** How messages name it. */
  int code() {
    return code;
  }

  /** The errand of a code. */
  static Errand of(int code) {
    return BY_CODE[code];
  }
}
