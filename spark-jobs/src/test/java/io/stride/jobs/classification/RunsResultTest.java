package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.walk.error.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunsResultTest {
  @Test
  void meanAndDeviationAreOverRunsOfTheirMeansOverSplits() {
    // Of each run two splits; run means of micro-F1 0.5, 0.6 and 0.7, of macro-F1 0.2 all.
    RunsResult result =
        of(
            run(16, 0.4, 0.6, List.of()),
            run(16, 0.6, 0.6, List.of()),
            run(16, 0.6, 0.8, List.of()));

    RunsScore score = result.scores().get(0);
    assertThat(result.scores()).hasSize(1);
    assertThat(score.micro().mean()).isCloseTo(0.6, within(1e-12));
    assertThat(score.micro().deviation()).isCloseTo(0.1, within(1e-12));
    assertThat(score.macro().mean()).isCloseTo(0.2, within(1e-12));
    assertThat(score.macro().deviation()).isCloseTo(0, within(1e-12));
    assertThat(score.runs()).isEqualTo(3);
    assertThat(score.splits()).isEqualTo(2);
    assertThat(result.rows().get(0)).containsEntry("run_ids", "r1,r2,r3").containsEntry("runs", 3);
    assertThat(result.table())
        .contains("3 runs of 2 splits", "3 runs                    0.6000 +- 0.1000")
        .contains("splits of r1              0.5000 +- 0.1414");
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void differentNodesAreToldOf() {
    RunsResult result = of(run(16, 0.4, 0.6, List.of()), run(16, 0.6, 0.6, List.of("7")));

    assertThat(result.table())
        .contains("warning: the runs have embeddings of different labelled nodes")
        .contains("r1 10, r2 9");
  }

  @Test
  void asManyOtherNodesAreDifferentNodesToo() {
    assertThat(of(run(16, 0.4, 0.6, List.of("8")), run(16, 0.6, 0.6, List.of("7"))).warnings())
        .hasSize(1);
  }

  @Test
  void vectorsOfDifferentLengthsHaveNoMean() {
    assertThatThrownBy(() -> of(run(16, 0.4, 0.6, List.of()), run(8, 0.4, 0.6, List.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("run r1 has vectors of 16 numbers, run r2 of 8");
  }

  private static RunsResult of(ClassificationResult... results) {
    Map<String, ClassificationResult> byRun = new LinkedHashMap<>();
    for (ClassificationResult result : results) {
      byRun.put("r" + (byRun.size() + 1), result);
    }
    return new RunsResult(byRun);
  }

  private static ClassificationResult run(
      int size, double first, double second, List<String> missing) {
    List<SplitScore> splits = List.of(split(0, first), split(1, second));
    return new ClassificationResult(
        10 - missing.size(),
        2,
        false,
        size,
        missing,
        List.of(FractionScore.of(splits)),
        splits,
        List.of());
  }

  private static SplitScore split(int number, double micro) {
    return new SplitScore(0.5, number, DecisionRule.ARGMAX, 0.1, new F1Scores(micro, 0.2), 0);
  }
}
