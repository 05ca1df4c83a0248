package io.stride.walk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.TestData;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each case is a Spark of its own: a task that fails needs retries, an executor a JVM to lose. */
class WalkFaultsIT {
  private static final String CLUSTER = "local-cluster[2,1,1024]";
  private static String expected;

  @TempDir static Path folder;

  @BeforeAll
  static void drawUndisturbed() throws Exception {
    expected = run("local[2]", "broadcast", "none");
    assertThat(expected).startsWith("walks " + 34 * 40 + " ");
  }

  @ParameterizedTest
  @DisplayName("what fails and is done again draws the same walks")
  @CsvSource({
    "'local[2,3]', broadcast, task",
    "'local[2,3]', partitioned, task",
    CLUSTER_CASE + ", stored, executor",
    CLUSTER_CASE + ", partitioned, executor"
  })
  void faultsChangeNothing(String master, String engine, String fault) throws Exception {
    assertThat(run(master, engine, fault)).isEqualTo(expected);
  }

  private static final String CLUSTER_CASE = "'" + CLUSTER + "'";

  private static String run(String master, String engine, String fault) throws Exception {
    Path home = Files.createTempDirectory(folder, "spark");
    Files.createDirectory(home.resolve("jars"));
    Path errors = home.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(master, engine, fault, home))
            .redirectError(errors.toFile())
            .directory(home.toFile());
    // Executors are started from here; their classes come with the class path.
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(() -> text(errors)).isZero();
    if (fault.equals("task")) {
      assertThat(text(errors)).contains("broken on purpose");
    }
    if (fault.equals("executor")) {
      assertThat(text(errors)).contains("Lost executor");
    }
    return lines.stream().filter(line -> line.startsWith("walks ")).findFirst().orElse("none");
  }

  private static List<String> command(String master, String engine, String fault, Path home) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // Spark's module options, as this JVM has them.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens"))
        .forEach(command::add);
    File edges = TestData.repositoryRoot().resolve("data/karate/edges.tsv").toFile();
    command.addAll(
        List.of(
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            FaultyWalks.class.getName(),
            master,
            engine,
            fault,
            edges.toString(),
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
