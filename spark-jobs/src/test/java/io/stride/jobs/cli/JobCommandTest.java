package io.stride.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.run.IfComplete;
import io.stride.jobs.run.LockedException;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunId;
import io.stride.jobs.run.RunSession;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobCommandTest {
  @BeforeAll
  static void startSpark() {
    SparkSession unused = LocalSpark.session();
  }

  @Test
  void theReportIsAllThatGoesToStdout() {
    Terminal terminal =
        new Terminal(
            new ProbeCommand(
                context -> {
                  context.progress().stage("counting");
                  return new ProbeCommand.Report(context.spark().range(3).count());
                }));

    assertThat(terminal.run("probe")).isZero();
    assertThat(terminal.out()).isEqualToNormalizingNewlines("rows  3\n");
    assertThat(terminal.err()).contains("starting Spark", "counting");
    assertThat(LocalSpark.session().sparkContext().isStopped()).isFalse();
  }

  @Test
  void jsonReplacesTheTable() {
    Terminal terminal = new Terminal(new ProbeCommand(context -> new ProbeCommand.Report(3)));

    assertThat(terminal.run("probe", "--json")).isZero();
    assertThat(terminal.out()).isEqualToIgnoringWhitespace("{\"rows\":3}");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new InvalidSettingException("walk.p", 0, "> 0", "the return parameter; 1 is neutral"),
            2,
            "probe: walk.p was 0, must be > 0 (the return parameter; 1 is neutral)."
                + " See conf/reference.conf."),
        Arguments.of(
            new InvalidSettingException("run r1 is complete already"),
            2,
            "probe: run r1 is complete already"),
        Arguments.of(
            new InvalidInputException("e.tsv, line 3: one column"),
            3,
            "probe: e.tsv, line 3: one column"),
        Arguments.of(
            new ExecutionException(new InvalidInputException("e.tsv is empty")),
            3,
            "probe: e.tsv is empty"),
        Arguments.of(new LockedException("locked by embed"), 75, "probe: locked by embed"),
        Arguments.of(
            new RuntimeException("outer", new IOException("disk full\nsecond line")),
            4,
            "probe: failed: java.io.IOException: disk full; run with --verbose for the stack"
                + " trace"),
        Arguments.of(
            new StackOverflowError(),
            4,
            "probe: failed: java.lang.StackOverflowError; run with --verbose for the stack trace"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsOneLineAndACode(Throwable failure, int code, String line) {
    Terminal terminal = new Terminal(failing(failure));

    assertThat(terminal.run("probe")).isEqualTo(code);
    assertThat(terminal.errors()).containsExactly(line);
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void theStackTraceIsForThoseWhoAsk() {
    Terminal terminal = new Terminal(failing(new IOException("disk full")));

    assertThat(terminal.run("probe", "--verbose")).isEqualTo(4);
    assertThat(terminal.errors().get(0))
        .startsWith("probe: failed: java.io.IOException: disk full");
    assertThat(terminal.err()).contains("\tat ");
  }

  @Test
  void aFailedTaskIsToldByItsOwnError() {
    Terminal terminal =
        new Terminal(
            new ProbeCommand(
                context -> {
                  // Fails in the task: nothing in the plan is wrong.
                  String failing = "if(id = 1, raise_error('disk full'), 'fine') as text";
                  long rows = context.spark().range(2).selectExpr(failing).collectAsList().size();
                  return new ProbeCommand.Report(rows);
                }));

    assertThat(terminal.run("probe")).isEqualTo(4);
    assertThat(terminal.errors())
        .containsExactly(
            "probe: failed: java.lang.RuntimeException: disk full; run with --verbose for the stack"
                + " trace");
  }

  @Test
  void wrongSettingsNeverStartSpark() {
    assertRefusedBeforeSpark("walk.p was 0, must be > 0", "--set", "walk.p=0");
    assertRefusedBeforeSpark("walk.lenght is not a key", "--set", "walk.lenght=3");
    assertRefusedBeforeSpark("seed was x, must be a whole number", "--seed", "x");
    assertRefusedBeforeSpark("--config none.conf cannot be read", "--config", "none.conf");
  }

  @Test
  void anOutputThatCannotBeWrittenIsAWrongSetting(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Terminal terminal = new Terminal(new ProbeCommand(JobCommandTest::beginRun));

    assertThat(terminal.run("probe", "--output", file + "/out")).isEqualTo(2);
    assertThat(terminal.errors()).hasSize(1);
    assertThat(terminal.err()).contains("probe: output.path was file:" + file + "/out, must be a");
  }

  private static void assertRefusedBeforeSpark(String message, String... options) {
    ProbeCommand job = new ProbeCommand(context -> new ProbeCommand.Report(0));
    Terminal terminal = new Terminal(job);
    String[] args = Stream.concat(Stream.of("probe"), Stream.of(options)).toArray(String[]::new);

    assertThat(terminal.run(args)).isEqualTo(2);
    assertThat(terminal.err()).startsWith("probe: " + message).doesNotContain("Spark");
    assertThat(terminal.err().lines()).hasSize(1);
    assertThat(job.ran).isFalse();
  }

  private static JobReport beginRun(JobContext context) throws IOException {
    RunDirectory directory =
        RunDirectory.of(
            context.spark().sparkContext().hadoopConfiguration(),
            context.config().string("output.path"),
            RunId.ofSetting(context.config().string("output.run-id")));
    IfComplete ifComplete = context.config().choice("output.if-complete", IfComplete.class);
    try (RunSession session = RunSession.begin(directory, ifComplete, "probe").orElseThrow()) {
      return new ProbeCommand.Report(session.directory().complete() ? 1 : 0);
    }
  }

  private static ProbeCommand failing(Throwable failure) {
    return new ProbeCommand(
        context -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (Exception) failure;
        });
  }
}
