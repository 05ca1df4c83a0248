package io.stride.jobs.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings that {@code submit.sh} adds for executors on a cluster. */
class ClusterDefaultsIT {
  private static final String JAVA_OPTIONS = "spark.executor.defaultJavaOptions";
  private static final String CPU_FIRST = "spark.executorEnv.BACKEND_PRIORITY_CPU";

  @TempDir private Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void installSparkAndJar() throws IOException {
    sandbox = new Sandbox(directory);
    sandbox.environment.put("SPARK_HOME", sandbox.spark("spark", "2.12-3.5.5").toString());
    sandbox.writeJar(1);
  }

  /** Native memory up to the overhead; the process up to 95% of the container. */
  @ParameterizedTest
  @CsvSource({
    "spark.ui.enabled=true, 1g, 384, 1337",
    "spark.ui.enabled=true, 20g, 2048, 21401",
    "spark.executor.memoryOverhead=2g, 4g, 2048, 5836",
    "spark.executor.memoryOverhead=1500, 4096m, 1500, 5316",
    "spark.executor.memoryOverheadFactor=0.5, 4g, 2048, 5836",
    "spark.kubernetes.memoryOverheadFactor=0.5, 4g, 2048, 5836"
  })
  void limitsNativeMemoryToTheContainer(String setting, String heap, int overhead, int all)
      throws Exception {
    Outcome outcome =
        sandbox.submit(
            "--master", "k8s://https://h:1", "--executor-memory", heap, "-c", setting, "embed");
    assertThat(outcome.settings(JAVA_OPTIONS))
        .containsExactly(
            (JAVA_OPTIONS
                    + "=-Dorg.bytedeco.javacpp.cachedir=javacpp-cache"
                    + " -Dorg.bytedeco.javacpp.maxbytes=%dm"
                    + " -Dorg.bytedeco.javacpp.maxphysicalbytes=%dm")
                .formatted(overhead, all));
  }

  @Test
  void keepsTheUsersJavaOptions() throws Exception {
    Outcome outcome =
        sandbox.submit("--master", "yarn", "-c", JAVA_OPTIONS + "=-Da=\"b c\"", "embed");
    assertThat(outcome.settings(JAVA_OPTIONS).get(1))
        .contains("maxphysicalbytes=")
        .endsWith("m -Da=\"b c\"");
  }

  @Test
  void leavesProcessesWithoutAContainerAlone() throws Exception {
    Outcome outcome = sandbox.submit("--master", "spark://h:7077", "embed");
    assertThat(outcome.settings(JAVA_OPTIONS)).isEmpty();
  }

  /** ND4J takes a GPU where it sees one; only a task that was given one may. */
  @Test
  void keepsTasksWithoutGpusOffThem() throws Exception {
    Outcome plain = sandbox.submit("--master", "yarn", "embed");
    assertThat(plain.settings(CPU_FIRST)).containsExactly(CPU_FIRST + "=1000");
    assertThat(plain.environment("BACKEND_PRIORITY_CPU")).isEqualTo("1000");
    String gpus = sandbox.repository.resolve("conf/yarn/gpu.conf").toString();
    Outcome asked = sandbox.submit("--master", "yarn", "--properties-file", gpus, "embed");
    assertThat(asked.settings(CPU_FIRST)).isEmpty();
    assertThat(asked.settings(JAVA_OPTIONS).get(0)).contains(".maxbytes=3072m");
  }
}
