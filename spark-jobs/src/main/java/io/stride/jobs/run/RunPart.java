package io.stride.jobs.run;

import java.util.Locale;

/** What a run produces, in the order in which it is published. */
public enum RunPart {
  /** Model, optimiser state, configuration. */
  MODELS,
  /** Loss per round, throughput, scores. */
  METRICS,
  /** Pages for people. */
  REPORTS,
  /** The configuration that a search found. */
  TUNE,
  /** Which id the nodes' numbers stand for, where other parts have numbers. */
  NODES,
  /** Walks. */
  WALKS,
  /** The vectors; last, for it is what other programs look for. */
  EMBEDDINGS;

  /** The name of its directory. */
  public String directory() {
    return name().toLowerCase(Locale.ROOT);
  }
}
