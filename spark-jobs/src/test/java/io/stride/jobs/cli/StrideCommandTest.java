package io.stride.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.EdgeFormat;
import io.stride.walk.graph.EdgeInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrideCommandTest {
  private final ProbeCommand job =
      new ProbeCommand(
          context -> {
            throw new AssertionError("no job should run");
          });
  private final Terminal terminal = new Terminal(job);

  @ParameterizedTest
  @CsvSource({
    "probe --sed 3,          probe: unknown option --sed; did you mean --seed? See stride probe --help",
    "probe --inptu=x,        probe: unknown option --inptu=x; did you mean --input? See stride probe --help",
    "probe --quite-else,     probe: unknown option --quite-else. See stride probe --help",
    "probe extra,            probe: unexpected argument extra. See stride probe --help",
    "probe --seed,           'probe: Missing required parameter for option ''--seed'' (N). See stride probe --help'",
    "prob,                   stride: unknown job prob; did you mean probe? See stride --help",
    "xyz,                    stride: unknown job xyz. See stride --help",
    "--sed,                  stride: unknown option --sed. See stride --help",
  })
  void wrongArgumentsAreOneLine(String arguments, String line) {
    assertThat(terminal.run(arguments.split(" "))).isEqualTo(2);
    assertThat(terminal.err().lines()).containsExactly(line);
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void withoutAJobTheJobsAreNamed() {
    assertThat(terminal.run()).isEqualTo(2);
    assertThat(terminal.err().lines())
        .containsExactly("stride: name a job: probe. See stride --help");
  }

  @Test
  void helpGoesToStdoutAndStartsNothing() {
    assertThat(terminal.run("probe", "--help")).isZero();
    assertThat(terminal.out())
        .contains("--config", "--set", "--seed", "--input", "--output", "--if-complete");
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void theRootListsTheJobsAndKnowsTheVersion() {
    assertThat(terminal.run("--help")).isZero();
    assertThat(terminal.out()).contains("Usage: stride", "probe  Does what a test tells it to.");
    assertThat(terminal.run("--version")).isZero();
    assertThat(terminal.out()).contains("Spark 3.5.");
  }

  @Test
  void optionsBecomeSettingsAndWinOverSetAndFile(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("my.conf"), "input.format = text\nwalk.p = 3");

    int unused =
        terminal.run(
            ("probe --config "
                    + file
                    + " --set walk.q=2 --set output.path=b --seed=-5"
                    + " --source-column a --target-column b --weight-column c"
                    + " --input hdfs://h:1/e --separator comma --directed --weights no"
                    + " --output a --run-id 007 --if-complete fail")
                .split(" "));

    EdgeInput input = job.checked.edgeInput();
    assertThat(input.source().path()).isEqualTo("hdfs://h:1/e");
    assertThat(input.source().format()).isEqualTo(EdgeFormat.TEXT);
    assertThat(input.separator()).isEqualTo(EdgeInput.Separator.COMMA);
    assertThat(input.directed()).isTrue();
    assertThat(input.columns()).isEqualTo(new EdgeInput.Columns("a", "b", "c"));
    assertThat(input.weights()).isEqualTo(EdgeInput.Weights.NO);
    assertThat(job.checked.string("output.path")).isEqualTo("a");
    assertThat(job.checked.string("output.run-id")).isEqualTo("007");
    assertThat(job.checked.string("output.if-complete")).isEqualTo("fail");
    assertThat(job.checked.walk().p()).isEqualTo(3.0);
    assertThat(job.checked.walk().q()).isEqualTo(2.0);
    assertThat(job.checked.longInteger("seed")).isEqualTo(-5);
  }

  @Test
  void optionsOfTheDataSourceAreTakenAsTyped() {
    int unused =
        terminal.run(
            "probe",
            "--input=e",
            "--format=csv",
            "--option",
            "sep= ",
            "--option=Header=true",
            "--option",
            "a.b=c=d",
            "--set",
            "input.options.header=false");

    assertThat(job.checked.edgeInput().source().options())
        .containsOnly(Map.entry("sep", " "), Map.entry("header", "true"), Map.entry("a.b", "c=d"));
  }

  @Test
  void directedCanBeTakenBack() {
    int unused = terminal.run("probe", "--no-directed", "--set", "input.directed=true");

    assertThat(job.checked.flag("input.directed")).isFalse();
  }
}
