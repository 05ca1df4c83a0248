package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.TestData;
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

/** Training goes on after a fault with the vectors that it would have had without. */
class SkipGramFaultsIT {
  private static String expected;

  @TempDir static Path folder;

  @BeforeAll
  static void trainUndisturbed() throws Exception {
    expected = run("local[2]", "none");
    assertThat(expected).startsWith("parameters ");
  }

  @ParameterizedTest
  @DisplayName("a task that fails or an executor that is killed changes no bit of the result")
  @CsvSource({"'local[2,3]', task", "'local-cluster[2,1,1024]', executor"})
  void faultsChangeNothing(String master, String fault) throws Exception {
    assertThat(run(master, fault)).isEqualTo(expected);
  }

  private static String run(String master, String fault) throws Exception {
    Path home = Files.createTempDirectory(folder, "spark");
    Files.createDirectory(home.resolve("jars"));
    Path errors = home.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(master, fault))
            .redirectError(errors.toFile())
            .directory(home.toFile());
    // Executors are started from here; their classes come with the class path.
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    // Karate's edges are found beside the repository, not beside the directory of this run.
    builder.environment().put("STRIDE_DATA", data().toString());
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    String log = Files.readString(errors);
    assertThat(process.waitFor()).as(log).isZero();
    if (fault.equals("task")) {
      assertThat(log).contains("broken on purpose");
    }
    if (fault.equals("executor")) {
      assertThat(log).contains("Lost executor");
    }
    return lines.stream().filter(line -> line.startsWith("parameters ")).findFirst().orElse(log);
  }

  private static Path data() {
    return TestData.shared("karate/edges.tsv").getParent().getParent();
  }

  private static List<String> command(String master, String fault) {
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
            FaultySkipGramTraining.class.getName(),
            master,
            fault));
    return command;
  }
}
