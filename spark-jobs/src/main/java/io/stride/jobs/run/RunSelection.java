package io.stride.jobs.run;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Which run's embeddings or model a job reads.
 *
 * @param path the directory of the vectors or the model
 * @param runId the run that made them; empty for a table that is not of a run
 * @param reason why this one, for people: "newest of 3 complete runs"
 */
public record RunSelection(String path, Optional<RunId> runId, String reason) {

  /**
   * Chooses among the runs below {@code path}: the one asked for; else the newest complete one by
   * its manifest; else the only one. A {@code run=} directory, or a table that has no runs, is
   * taken as it is; an output directory stands for its {@code embeddings} or {@code models}.
   *
   * @param hadoop how to reach the file system
   * @param part what is looked for
   * @param path {@code <output>/embeddings} or {@code <output>/models}, {@code <output>}, one run's
   *     directory, or any Parquet or model
   * @param wanted the run id that was asked for, if any
   * @throws io.stride.walk.error.InvalidInputException if there is nothing to read, the wanted run
   *     is not there or not complete, or several runs are there and no manifest tells the newest
   */
  public static RunSelection choose(
      Configuration hadoop, RunPart part, String path, Optional<RunId> wanted) {
    return RunCatalog.open(hadoop, part, path).choose(wanted);
  }

  /** One line that says what was chosen. */
  public String describe() {
    return runId.map(id -> "run " + id + " (" + reason + ")").orElse(reason) + ": " + path;
  }
}
