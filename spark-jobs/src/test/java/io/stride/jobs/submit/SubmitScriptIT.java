package io.stride.jobs.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command line of {@code submit.sh}: what reaches {@code spark-submit}, and what is refused.
 */
class SubmitScriptIT {
  @TempDir private Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void installSparkAndJar() throws IOException {
    sandbox = new Sandbox(directory);
    sandbox.environment.put("SPARK_HOME", sandbox.spark("spark home", "2.12-3.5.5").toString());
    sandbox.writeJar(1);
  }

  @Test
  void passesTheJobAndItsOptionsOnUnchanged() throws Exception {
    Outcome outcome =
        sandbox.submit("embed", "--input", "a b.tsv", "", "--help", "x=\"$HOME'*", "-v");
    assertThat(outcome.code()).isZero();
    String jar = sandbox.jar().toString();
    assertThat(outcome.arguments())
        .containsSubsequence("--class", "io.stride.jobs.cli.StrideCommand", jar)
        .endsWith(jar, "embed", "--input", "a b.tsv", "", "--help", "x=\"$HOME'*", "-v");
    assertThat(outcome.environment("STRIDE_HOME")).isEqualTo(sandbox.repository.toString());
    assertThat(outcome.environment("PWD")).isEqualTo(sandbox.elsewhere.toString());
    assertThat(sandbox.mavenCalls()).isEmpty();
  }

  @Test
  void worksThroughSymbolicLinks() throws Exception {
    Path first = Files.createSymbolicLink(directory.resolve("one"), sandbox.repository);
    Path second = Files.createSymbolicLink(directory.resolve("two"), first.resolve("submit.sh"));
    Outcome outcome = sandbox.start(second, "embed").finish();
    assertThat(outcome.environment("STRIDE_HOME")).isEqualTo(sandbox.repository.toString());
    assertThat(outcome.arguments()).endsWith(sandbox.jar().toString(), "embed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 4, 75, 143})
  void exitsAsSparkSubmitDoes(int code) throws Exception {
    sandbox.environment.put("RECORDER_EXIT", Integer.toString(code));
    assertThat(sandbox.submit("embed").code()).isEqualTo(code);
  }

  @Test
  void leavesUnknownJobsToTheProgram() throws Exception {
    assertThat(sandbox.submit("embde").arguments()).endsWith("embde");
  }

  @Test
  void setsOneThreadPerTaskWithEveryMaster() throws Exception {
    sandbox.environment.put("OMP_NUM_THREADS", "16");
    Outcome outcome = sandbox.submit("--master", "yarn", "embed");
    assertThat(outcome.environment("OMP_NUM_THREADS")).isEqualTo("1");
    assertThat(outcome.environment("OPENBLAS_NUM_THREADS")).isEqualTo("1");
    assertThat(outcome.arguments()).contains("spark.executorEnv.OMP_NUM_THREADS=1");
  }

  @ParameterizedTest
  @CsvSource({
    "--input,x.tsv,--input is no option of spark-submit; a job's options come after JOB",
    "--output=x,embed,--output is no option of spark-submit",
    "-x,embed,-x is no option of spark-submit",
    "--class,a.B,--class can't be set",
    "--conf,novalue,'--conf was ''novalue'', must be KEY=VALUE'"
  })
  void refusesBadOptions(String option, String value, String message) throws Exception {
    Outcome outcome = sandbox.submit(option, value, "embed");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.stderr()).startsWith("submit.sh: " + message).hasLineCount(1);
    assertThat(outcome.stdout()).isEmpty();
  }

  @Test
  void refusesAnOptionWithoutItsValue() throws Exception {
    Outcome outcome = sandbox.submit("--master");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.stderr()).isEqualTo("submit.sh: --master needs a value\n");
  }

  @Test
  void showsItsUsage() throws Exception {
    Outcome asked = sandbox.submit("--master", "yarn", "--help");
    assertThat(asked.code()).isZero();
    assertThat(asked.stdout()).startsWith("Usage: ./submit.sh").contains("link-prediction");
    Outcome missing = sandbox.submit();
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.stdout()).isEmpty();
    assertThat(missing.stderr()).isEqualTo(asked.stdout());
  }

  @Test
  void passesRequestsThatAreNoJobStraightToSpark() throws Exception {
    assertThat(sandbox.submit("--version").arguments()).containsExactly("--version");
    assertThat(sandbox.submit("--master", "spark://h:1", "--kill", "driver-1").arguments())
        .isEqualTo(List.of("--master", "spark://h:1", "--kill", "driver-1"));
  }
}
