package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.averaging.BreakingWalks.Fault;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each case is a Spark of its own: a task that fails needs retries, an executor a JVM to lose. */
class TrainingFaultsIT {
  private static String expected;

  @TempDir static Path folder;

  @BeforeAll
  static void trainUndisturbed() throws Exception {
    expected = run("local[2]", Fault.NONE, "");
    assertThat(expected).matches("\\d\\d rounds [0-9a-f]+ [0-9a-f]+");
  }

  @ParameterizedTest
  @DisplayName("What fails half-way through a round is done again, to the same bits")
  @CsvSource({
    "'local[2,3]', TASK, broken on purpose",
    "'local-cluster[2,1,1024]', EXECUTOR, Lost executor",
    "two-hosts, SLOW, as speculatable",
    "'local-cluster[2,1,1024]', STAGE, is tried again from the same parameters"
  })
  void faultsChangeNothing(String master, Fault fault, String trace) throws Exception {
    assertThat(run(master, fault, trace)).isEqualTo(expected);
  }

  @Test
  @DisplayName("A task that always throws ends training with one line that says so")
  void failsForGood() throws Exception {
    assertThat(run("local[2,3]", Fault.ALWAYS, "broken for good"))
        .matches(
            "training epoch 0 from minibatch \\d failed: IllegalStateException: broken for good");
  }

  private static String run(String master, Fault fault, String trace) throws Exception {
    Path home = Files.createTempDirectory(folder, "spark");
    Files.createDirectory(home.resolve("jars"));
    Path errors = home.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(master, fault, home))
            .redirectError(errors.toFile())
            .directory(home.toFile());
    // Executors are started from here; their classes come with the class path.
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("STRIDE_DATA", TestData.shared("karate").getParent().toString());
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(() -> text(errors)).isZero();
    assertThat(text(errors)).contains(trace);
    return lines.stream()
        .filter(line -> line.startsWith("result "))
        .map(line -> line.substring("result ".length()))
        .findFirst()
        .orElse("none");
  }

  private static List<String> command(String master, Fault fault, Path home) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // Spark's module options, as this JVM has them.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            FaultyTraining.class.getName(),
            master,
            fault.name(),
            home.toString()));
    return command;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
