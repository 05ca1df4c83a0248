package io.stride.jobs.cli;

import java.util.Map;

/** What a job says on stdout when it is done. */
public interface JobReport {
  /** A short table for people; without a line end at its end. */
  String table();

  /** The same for {@code --json}: maps, lists, records, texts, numbers, booleans. */
  Map<String, Object> json();
}
