package io.stride.jobs.tune;

import io.stride.walk.graph.GraphStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param graph what was read
 * @param validationEdges held-out edges that chose
 * @param testEdges held-out edges that did not
 * @param trials in the order of trying, the given configuration first
 * @param best the trial with the highest score; of equal ones the first
 * @param stop why it ended
 * @param warnings what the reader should know, one line each
 */
record TuneResult(
    GraphStatistics graph,
    int validationEdges,
    int testEdges,
    List<Trial> trials,
    Trial best,
    Stop stop,
    List<String> warnings) {

  /** Why a search ended. */
  enum Stop {
    /** As many as {@code tune.candidates} were tried. */
    CANDIDATES_TRIED,
    /** After {@code tune.max-minutes}. */
    TIME_UP,
    /** There is no other configuration in the space. */
    SPACE_USED_UP
  }

  /** Copies the lists. */
  TuneResult {
    trials = List.copyOf(trials);
    warnings = List.copyOf(warnings);
  }

  /** The given configuration's trial. */
  Trial given() {
    return trials.get(0);
  }

  /** What the best configuration gains over the given one on the edges that did not choose. */
  Optional<Double> gain() {
    return given()
        .test()
        .flatMap(own -> best.test().map(found -> found.objective() - own.objective()));
  }

  /** One row per trial. */
  List<Map<String, Object>> rows() {
    return trials.stream().map(trial -> trial.row(trial.equals(best))).toList();
  }
}
