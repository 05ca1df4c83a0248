package io.stride.jobs.embed;

import static io.stride.jobs.testing.SmallEmbed.arguments;
import static io.stride.jobs.testing.SmallEmbed.below;
import static io.stride.jobs.testing.SmallEmbed.karate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.run.Progress;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.jobs.testing.StrideProcess;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were stopped in the middle and are started again. */
class EmbedResumeIT {
  private static final String[] TRAINING = {
    "training.batch-size=8",
    "training.epochs=8",
    "training.schedule=cosine",
    "training.early-stopping=patience",
    "training.patience=100",
    "averaging.frequency=1",
    "averaging.partitions=2",
    "checkpoint.every-rounds=5"
  };

  private static final Pattern RESUMING = Pattern.compile("resuming after round (\\d+)");

  /** A run that nothing happened to. */
  @TempDir private static Path whole;

  @TempDir private Path output;

  @BeforeAll
  static void runUninterrupted() {
    var unused = LocalSpark.session();
    Invocation invocation = Invocation.of(training(whole));
    assertThat(invocation.code()).as(invocation.err()).isZero();
  }

  @Test
  void aKilledTrainingGoesOnAndItsResultIsThatOfAnUninterruptedOne() throws Exception {
    Process process = StrideProcess.start(training(output));
    try {
      while (process.isAlive() && checkpoints().isEmpty()) {
        Thread.sleep(5);
      }
    } finally {
      process.destroyForcibly(); // SIGKILL
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);
    assertThat(checkpoints()).isNotEmpty();
    assertThat(below(output, "embeddings")).isEmpty();

    Invocation resumed = Invocation.of(training(output, "--resume"));

    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(RESUMING.matcher(resumed.err()).results().map(found -> found.group(1)).toList())
        .singleElement()
        .satisfies(round -> assertThat(Integer.parseInt(round)).isGreaterThanOrEqualTo(5));
    assertThat(SmallEmbed.vectors(SmallEmbed.rows(output)))
        .hasSize(34)
        .isEqualTo(SmallEmbed.vectors(SmallEmbed.rows(whole)));
    assertThat(metrics(output, "rounds", "round", "loss", "learningRate"))
        .hasSizeGreaterThan(50)
        .isEqualTo(metrics(whole, "rounds", "round", "loss", "learningRate"));
    assertThat(metrics(output, "validation", "round", "epoch", "reconstructionError"))
        .isEqualTo(metrics(whole, "validation", "round", "epoch", "reconstructionError"));
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder("embeddings", "manifests", "metrics", "models");
  }

  @Test
  void aRunThatFailedAfterTrainingIsNotTrainedAgain() throws IOException {
    List<String> notes = failWhileEncoding();
    assertThat(notes)
        .contains("checkpoints are kept: --run-id r1 --resume goes on from the newest");
    assertThat(below(output, "_staging/r1")).containsExactly("checkpoints");
    assertThat(below(output, "_locks")).isEmpty();

    Invocation resumed = Invocation.of(training(output, "--resume"));

    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("resuming after round ").doesNotContain("  epoch ");
    assertThat(SmallEmbed.vectors(SmallEmbed.rows(output)))
        .isEqualTo(SmallEmbed.vectors(SmallEmbed.rows(whole)));
  }

  @Test
  void otherSettingsOrEdgesAreRefusedAndTheCheckpointsStay(@TempDir Path folder)
      throws IOException {
    failWhileEncoding();
    List<String> kept = checkpoints();
    Path edges = SmallEmbed.file(folder, "edges.tsv", Files.readString(karate()) + "1\t34\n");

    Invocation refused =
        Invocation.of(of(edges, output, "--resume", "--set", "training.learning-rate=0.01"));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .startsWith("embed: ")
        .contains("belongs to another training: the fingerprint of the edges was ")
        .contains("the number of edges was 78 when this checkpoint was written, now ")
        .contains("training.learning-rate was 0.003 when this checkpoint was written, now 0.01")
        .contains("start without --resume")
        .doesNotContain("walk.p", "averaging");
    assertThat(checkpoints()).isNotEmpty().isEqualTo(kept);
  }

  @Test
  void withoutResumeTheRunStartsAnew() throws IOException {
    failWhileEncoding();

    Invocation anew = Invocation.of(arguments(karate(), output, "--seed", "7"));

    assertThat(anew.code()).as(anew.err()).isZero();
    assertThat(anew.err()).doesNotContain("resuming");
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder("embeddings", "manifests", "metrics", "models");
  }

  @Test
  void withNoCheckpointItStartsAtTheBeginningAndSaysSo() {
    Invocation first = Invocation.of(training(output, "--resume"));

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err())
        .contains("no checkpoint to go on from: training starts at the beginning");
    assertThat(SmallEmbed.vectors(SmallEmbed.rows(output)))
        .isEqualTo(SmallEmbed.vectors(SmallEmbed.rows(whole)));
  }

  @Test
  void aRunWithoutANameCannotBeResumed() {
    Invocation refused = Invocation.of(arguments(karate(), output, "--run-id", "", "--resume"));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.errors())
        .containsExactly(
            "embed: output.run-id was empty, must be the name of the run to go on with"
                + " (--resume needs --run-id). See conf/reference.conf.");
    assertThat(output.toFile().list()).isEmpty();
  }

  @Test
  void aRunThatFailsBeforeTrainingLeavesNothing(@TempDir Path folder) {
    Path bad = SmallEmbed.file(folder, "bad.tsv", "1\t2\n3\n");
    assertThat(Invocation.of(arguments(bad, output)).code()).isEqualTo(3);
    SmallEmbed.assertNothingLeft(output);
  }

  /** Runs in this JVM until training is done; the notes of progress. */
  private List<String> failWhileEncoding() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    String[] arguments = training(output);
    for (int i = 1; i < arguments.length; i += 2) {
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--input" -> settings.put("input.path", value);
        case "--output" -> settings.put("output.path", value);
        case "--run-id" -> settings.put("output.run-id", value);
        default -> settings.put(value.replaceFirst("=.*", ""), value.replaceFirst(".*=", ""));
      }
    }
    EmbedSettings read = EmbedSettings.read(StrideConfig.load(Optional.empty(), settings));
    FailingProgress progress = new FailingProgress(new ArrayList<>());
    EmbedJob job = new EmbedJob(LocalSpark.session(), read, progress);
    assertThatThrownBy(job::run).isInstanceOf(IllegalStateException.class).hasMessage("encoding");
    return progress.notes;
  }

  private static String[] training(Path output, String... more) {
    return of(karate(), output, more);
  }

  private static String[] of(Path input, Path output, String... more) {
    Stream<String> settings = Stream.of(TRAINING).flatMap(one -> Stream.of("--set", one));
    return arguments(
        input, output, Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
  }

  private List<String> checkpoints() {
    return below(output, "_staging/r1/checkpoints").stream()
        .filter(name -> name.startsWith("checkpoint-"))
        .sorted()
        .toList();
  }

  private static List<Row> metrics(Path output, String table, String first, String... columns) {
    Dataset<Row> all =
        LocalSpark.session().read().parquet(output + "/metrics/run=r1/" + table + ".parquet");
    return all.select(first, columns).orderBy(first).collectAsList();
  }

  private record FailingProgress(List<String> notes) implements Progress {
    @Override
    public void stage(String name) {
      if (name.equals("encoding")) {
        throw new IllegalStateException(name);
      }
    }

    @Override
    public void detail(String line) {}

    @Override
    public void note(String line) {
      notes.add(line);
    }
  }
}
