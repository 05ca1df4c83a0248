package io.stride.jobs.linkprediction;

/** Vectors of the same walks to compare with: what a training has to beat. */
public enum LinkBaseline {
  /** A node's features, without walks. */
  FEATURES("features"),
  /** The mean features of the pieces of walks that hold a node, without a network. */
  WINDOW_MEAN("window-mean"),
  /** The network as it is initialised. */
  UNTRAINED("untrained"),
  /** Skip-gram on all walks. */
  NODE2VEC("node2vec");

  private final String title;

  LinkBaseline(String title) {
    this.title = title;
  }

  /** The name in settings and results. */
  public String title() {
    return title;
  }
}
