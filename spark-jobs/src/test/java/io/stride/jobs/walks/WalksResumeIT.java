package io.stride.jobs.walks;

import static io.stride.jobs.testing.SmallWalks.arguments;
import static io.stride.jobs.testing.SmallWalks.rows;
import static io.stride.jobs.testing.SmallWalks.walk;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were stopped and are started again. */
class WalksResumeIT {
  /** 36 steps a node, 4 nodes a batch: 9 batches. */
  private static final String[] CUT = {"--set", "walks.batch-steps=150"};

  private static final Pattern RESUMING = Pattern.compile("resuming: (\\d+) of (\\d+) batches");

  @TempDir private Path output;
  @TempDir private Path whole;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  @Test
  void aFailedRunGoesOnAndItsResultIsThatOfAnUninterruptedOne() throws IOException {
    failIn("batch 6 of 9", SmallEmbed.karate());
    assertThat(SmallEmbed.below(output, "walks")).isEmpty();
    assertThat(SmallEmbed.below(output, "_locks")).isEmpty();
    int staged = marks().size();
    assertThat(staged).isBetween(1, 8);

    Invocation resumed = walk(SmallEmbed.karate(), output, CUT);

    assertThat(resumed.err()).contains("resuming: " + staged + " of 9 batches are there");
    assertThat(resumed.out()).contains("9, " + staged + " of them from an earlier start");
    walk(SmallEmbed.karate(), whole, CUT);
    assertThat(rows(output)).isEqualTo(rows(whole)).hasSize(136);
    assertThat(output.toFile().list()).containsExactlyInAnyOrder("walks", "manifests");
  }

  @Test
  void otherSettingsDiscardWhatWasStagedAndSayWhy() throws IOException {
    failIn("batch 6 of 9", SmallEmbed.karate());

    Invocation anew = walk(SmallEmbed.karate(), output, with("--p", "0.5", "--seed", "4"));

    assertThat(anew.err())
        .contains("batches of an earlier start are discarded: ")
        .contains("seed was 1, is 4", "walk.p was 1.0, is 0.5")
        .doesNotContain("resuming", "walk.q was");
    walk(SmallEmbed.karate(), whole, with("--p", "0.5", "--seed", "4"));
    assertThat(rows(output)).isEqualTo(rows(whole));
  }

  @Test
  void otherEdgesOrStartNodesDiscardWhatWasStaged(@TempDir Path folder) throws IOException {
    failIn("batch 6 of 9", SmallEmbed.karate());
    String edges = Files.readString(SmallEmbed.karate()) + "1\t99\n";
    Path changed = SmallEmbed.file(folder, "edges.tsv", edges);

    Invocation anew = walk(changed, output, with("--start-nodes", nodes(folder, "99\n1\n")));

    assertThat(anew.err())
        .contains("the fingerprint of the edges was ", "walk.start was all, is file")
        .contains("the content of walk.start-nodes was empty, is 2 nodes");
    assertThat(rows(output)).hasSize(8);
  }

  @Test
  void anotherNumberOfFilesOrEngineKeepsWhatWasStaged() throws IOException {
    failIn("batch 6 of 9", SmallEmbed.karate());

    Invocation resumed =
        walk(
            SmallEmbed.karate(),
            output,
            with("--set", "walks.steps-per-file=50", "--set", "walk.engine=replicated"));

    assertThat(resumed.err()).contains("resuming: ");
    assertThat(rows(output)).hasSize(136).doesNotHaveDuplicates();
  }

  @Test
  void aBatchThatLostAFileIsDrawnAgain() throws IOException {
    failIn("batch 6 of 9", SmallEmbed.karate());
    int staged = marks().size();
    assertThat(staged).isGreaterThan(1);
    Path batch = output.resolve("_staging/w1/batches").resolve(marks().get(0).replace(".json", ""));
    try (Stream<Path> files = Files.list(batch)) {
      Files.delete(
          files
              .filter(f -> f.getFileName().toString().startsWith("part-"))
              .findAny()
              .orElseThrow());
    }

    Invocation resumed = walk(SmallEmbed.karate(), output, CUT);

    assertThat(resumed.err()).contains("resuming: " + (staged - 1) + " of 9");
    assertThat(rows(output)).hasSize(136).doesNotHaveDuplicates();
  }

  @Test
  void aRunThatFailedWhileItWasPublishedIsPublished() throws IOException {
    Path obstacle = Files.writeString(output.resolve("walks"), "a file in the way");
    assertThat(Invocation.of(arguments(SmallEmbed.karate(), output, CUT)).code()).isEqualTo(4);
    Files.delete(obstacle);

    Invocation resumed = walk(SmallEmbed.karate(), output, CUT);

    assertThat(resumed.err()).contains("resuming: 9 of 9 batches are there");
    assertThat(rows(output)).hasSize(136).doesNotHaveDuplicates();
  }

  /** The settings make the run last far longer than it takes to kill the process. */
  @Test
  void aKilledRunGoesOn() throws Exception {
    String[] many = {"--walks-per-node", "2000", "--set", "walks.batch-steps=18000"};
    Process process = StrideProcess.start(arguments(SmallEmbed.karate(), output, many));
    try {
      assertThat(StrideProcess.waitFor(line -> line.matches(".* [1-9] of 34 batches.*"), process))
          .isTrue();
    } finally {
      process.destroyForcibly(); // SIGKILL
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);
    assertThat(SmallEmbed.below(output, "walks")).isEmpty();
    assertThat(marks()).isNotEmpty().hasSizeLessThan(34);

    Invocation resumed = walk(SmallEmbed.karate(), output, many);

    assertThat(RESUMING.matcher(resumed.err()).find()).isTrue();
    walk(SmallEmbed.karate(), whole, "--walks-per-node", "2000");
    assertThat(rows(output)).isEqualTo(rows(whole)).hasSize(34 * 2000);
  }

  /** Runs in this JVM until a batch begins, whose thread then fails. */
  private void failIn(String batch, Path input) throws IOException {
    Map<String, Object> settings =
        Map.of(
            "input.path",
            input.toString(),
            "output.path",
            output.toString(),
            "output.run-id",
            "w1",
            "walk.length",
            10,
            "walk.per-node",
            4,
            "walks.batch-steps",
            150);
    WalksSettings read = WalksSettings.read(StrideConfig.load(Optional.empty(), settings));
    WalksJob job = new WalksJob(LocalSpark.session(), read, new FailingProgress(batch));

    assertThatThrownBy(job::run).isInstanceOf(IllegalStateException.class).hasMessage(batch);
  }

  private List<String> marks() {
    return SmallEmbed.below(output, "_staging/w1/batches").stream()
        .filter(name -> name.matches("[0-9]+\\.json"))
        .sorted()
        .toList();
  }

  private static String nodes(Path folder, String text) {
    return SmallEmbed.file(folder, "nodes.txt", text).toString();
  }

  private static String[] with(String... more) {
    return Stream.concat(Stream.of(CUT), Stream.of(more)).toArray(String[]::new);
  }

  private record FailingProgress(String part) implements Progress {
    @Override
    public void stage(String name) {}

    @Override
    public void detail(String line) {}

    @Override
    public void part(String name) {
      if (name.equals(part)) {
        throw new IllegalStateException(name);
      }
    }
  }
}
