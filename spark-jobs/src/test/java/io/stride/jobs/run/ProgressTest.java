package io.stride.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.LocalSpark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong(5 * SECOND);
  private final StringWriter text = new StringWriter();

  @Test
  void frequentDetailsAreThinnedButAStagesLastOneIsShown() {
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(text), clock::get)) {
      progress.stage("graph");
      progress.stage("training");
      progress.detail("round 1");
      progress.detail("round 2");
      progress.detail("round 3");
      clock.addAndGet(SECOND);
      progress.detail("round 4");
      progress.detail("round 5");
      progress.stage("encoding");
      progress.detail("node 1");
      progress.detail("node 2");
    }
    assertThat(text.toString().lines())
        .containsExactly(
            "[    0.0 s] graph",
            "[    0.0 s] training",
            "[    0.0 s]   round 1",
            "[    1.0 s]   round 4",
            "[    1.0 s]   round 5",
            "[    1.0 s] encoding",
            "[    1.0 s]   node 1",
            "[    1.0 s]   node 2");
  }

  @Test
  void stagesAreTimedAndPassedOn() {
    ConsoleProgress console = new ConsoleProgress(new PrintWriter(text), clock::get);
    StageTimings timings = new StageTimings(console, clock::get);

    timings.stage("graph");
    clock.addAndGet(2 * SECOND);
    timings.stage("training");
    timings.detail("round 1");
    clock.addAndGet(3 * SECOND);
    assertThat(timings.seconds()).isEqualTo(Map.of("graph", 2.0, "training", 3.0));
    clock.addAndGet(SECOND);

    assertThat(timings.seconds()).isEqualTo(Map.of("graph", 2.0, "training", 4.0));
    assertThat(timings.seconds().keySet()).containsExactly("graph", "training");
    assertThat(text.toString()).contains("graph", "training", "round 1");
  }

  @Test
  void sparkJobsBearTheNameOfTheStageOrPartThatStartsThem() {
    SparkContext context = LocalSpark.session().sparkContext();
    try (JobDescriptions named =
        new JobDescriptions(context, "embed", new ConsoleProgress(new PrintWriter(text)))) {
      StageTimings timings = new StageTimings(named);
      timings.stage("training");
      assertThat(description(context)).isEqualTo("embed: training");
      timings.part("training round 2");
      assertThat(description(context)).isEqualTo("embed: training round 2");
      timings.detail("loss 1");
    }
    assertThat(description(context)).isNull();
    assertThat(text.toString()).contains("training", "loss 1").doesNotContain("round 2");
  }

  private static String description(SparkContext context) {
    return context.getLocalProperty("spark.job.description");
  }

  @Test
  void silenceIsSilent() {
    Progress silent = Progress.silent();

    silent.stage("graph");
    silent.detail("line");

    assertThat(text.toString()).isEmpty();
  }
}
