package io.stride.jobs.classification;

import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Fits and tests one split, inside a Spark task: what it finds follows from the split alone.
 *
 * @param nodes all labelled nodes
 * @param settings penalty and iterations
 */
record SplitRun(Broadcast<LabelledNodes> nodes, ClassificationSettings settings)
    implements Function<TrainTestSplit, List<SplitScore>> {

  /** One score per rule. */
  @Override
  public List<SplitScore> call(TrainTestSplit split) {
    LabelledNodes all = nodes.value();
    double penalty = new PenaltySelection(all, settings).choose(split.train());
    OneVsRest classifiers =
        OneVsRest.fit(all, split.train(), List.of(penalty), settings.iterations()).get(0);
    return all.rules().stream()
        .map(
            rule ->
                new SplitScore(
                    split.fraction(),
                    split.number(),
                    rule,
                    penalty,
                    classifiers.test(all, split.test(), rule),
                    classifiers.constants()))
        .toList();
  }
}
