package io.stride.jobs.run;

/** What becomes of the files that a run staged and did not publish. */
public enum StagingPolicy {
  /** They are deleted: the next start of the run begins anew. */
  DISCARD,
  /** They stay, out of every reader's sight: the next start of the run may go on with them. */
  KEEP
}
