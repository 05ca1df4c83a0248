package io.stride.jobs.linkprediction;

/** Where the pairs without an edge come from that edges are told from, in training and test. */
public enum Negatives {
  /** All pairs alike: much of a high score can then be a test of degrees. */
  UNIFORM("uniform"),
  /** For each edge a pair whose nodes have its nodes' residual degrees. */
  DEGREE_MATCHED("degree-matched");

  private final String title;

  Negatives(String title) {
    this.title = title;
  }

  /** The name in results. */
  public String title() {
    return title;
  }
}
