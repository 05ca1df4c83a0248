package io.stride.jobs.run;

/** What to do when the run is complete already ({@code output.if-complete}). */
public enum IfComplete {
  /** Nothing; that counts as done. */
  SKIP,
  /** Refuse, as a wrong setting. */
  FAIL,
  /** Make it anew; the old result stays in place until the new one is ready. */
  REPLACE
}
