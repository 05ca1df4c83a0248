package io.stride.jobs.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings that {@code submit.sh} adds for a local master, and that the user's own win. */
class SubmitDefaultsIT {
  private static final String JAVA_OPTIONS = "spark.driver.defaultJavaOptions";

  @TempDir private Path directory;
  private Sandbox sandbox;
  private Path spark;

  @BeforeEach
  void installSparkAndJar() throws IOException {
    sandbox = new Sandbox(directory);
    spark = sandbox.spark("spark", "2.12-3.5.5");
    sandbox.environment.put("SPARK_HOME", spark.toString());
    sandbox.writeJar(1);
  }

  @Test
  void fillsInALocalMaster() throws Exception {
    Outcome outcome = sandbox.submit("embed");
    int slots = Runtime.getRuntime().availableProcessors();
    assertThat(outcome.option("--master")).isEqualTo("local[*]");
    assertThat(outcome.arguments())
        .contains("spark.sql.shuffle.partitions=" + slots)
        .contains("spark.ui.enabled=false", "spark.driver.host=localhost");
    assertThat(outcome.environment("SPARK_LOCAL_IP")).isEqualTo("127.0.0.1");
    String heap = outcome.settings("spark.driver.memory").get(0);
    int mebibytes = Integer.parseInt(heap.replaceAll("\\D", ""));
    assertThat(heap).endsWith("m");
    assertThat(mebibytes).isBetween(1024, 16384);
  }

  @ParameterizedTest
  @CsvSource({"local,1", "local[3],3", "'local[5,2]',5"})
  void hasAsManyShufflePartitionsAsTaskSlots(String master, int slots) throws Exception {
    Outcome outcome = sandbox.submit("--master", master, "embed");
    assertThat(outcome.arguments()).contains("spark.sql.shuffle.partitions=" + slots);
    assertThat(outcome.arguments()).doesNotContain("local[*]");
  }

  @ParameterizedTest
  @CsvSource({
    "--master,yarn",
    "--master=k8s://https://h:1,--verbose",
    "-c,spark.master=spark://h:7077"
  })
  void leavesClustersAlone(String option, String value) throws Exception {
    Outcome outcome = sandbox.submit(option, value, "embed");
    assertThat(outcome.arguments()).startsWith(option, value).doesNotContain("local[*]");
    assertThat(outcome.settings("spark.driver.memory")).isEmpty();
    assertThat(outcome.settings(JAVA_OPTIONS)).isEmpty();
    assertThat(outcome.environment("SPARK_LOCAL_IP")).isEmpty();
  }

  @Test
  void takesTheMasterFromTheEnvironment() throws Exception {
    sandbox.environment.put("MASTER", "yarn");
    assertThat(sandbox.submit("embed").arguments()).doesNotContain("--master");
  }

  @Test
  void takesSettingsFromSparkDefaults() throws Exception {
    Path file = Files.createDirectories(spark.resolve("conf")).resolve("spark-defaults.conf");
    Files.writeString(file, "# ours\nspark.master\tyarn\nspark.executorEnv.OMP_NUM_THREADS = 2");
    Outcome outcome = sandbox.submit("embed");
    assertThat(outcome.arguments()).doesNotContain("--master");
    assertThat(outcome.settings("spark.executorEnv.OMP_NUM_THREADS")).isEmpty();
  }

  @Test
  void takesSettingsFromAPropertiesFileInsteadOfSparkDefaults() throws Exception {
    Path defaults = Files.createDirectories(spark.resolve("conf")).resolve("spark-defaults.conf");
    Files.writeString(defaults, "spark.master yarn\n");
    Path file = sandbox.elsewhere.resolve("my own.conf");
    Files.writeString(file, "spark.ui.enabled=true\nspark.driver.memory: 2g\n");
    Outcome outcome = sandbox.submit("--properties-file", "my own.conf", "embed");
    assertThat(outcome.option("--master")).isEqualTo("local[*]");
    assertThat(outcome.settings("spark.ui.enabled")).isEmpty();
    assertThat(outcome.settings("spark.driver.memory")).isEmpty();
    assertThat(outcome.settings(JAVA_OPTIONS).get(0)).contains(".maxbytes=1024m");
  }

  @Test
  void doesNotRepeatWhatTheUserSets() throws Exception {
    String[] mine = {"-c", "spark.sql.shuffle.partitions=9", "--conf=spark.ui.enabled=true"};
    Outcome outcome = sandbox.submit(mine[0], mine[1], mine[2], "embed");
    assertThat(outcome.settings("spark.sql.shuffle.partitions")).containsExactly(mine[1]);
    assertThat(outcome.settings("spark.ui.enabled")).isEmpty();
    assertThat(outcome.arguments()).startsWith(mine);
  }

  /** Native memory: half of the heap, 1 GiB at least; the process: both and 1 GiB. */
  @ParameterizedTest
  @CsvSource({"6g,3072,10240", "1536M,1024,3584", "4GB,2048,7168"})
  void derivesNativeMemoryFromTheHeap(String heap, int nativeMib, int all) throws Exception {
    Outcome outcome = sandbox.submit("--driver-memory", heap, "embed");
    assertThat(outcome.settings("spark.driver.memory")).isEmpty();
    assertThat(outcome.settings(JAVA_OPTIONS))
        .containsExactly(
            ("%s=-XX:+UseParallelGC -Dorg.bytedeco.javacpp.maxbytes=%dm"
                    + " -Dorg.bytedeco.javacpp.maxphysicalbytes=%dm")
                .formatted(JAVA_OPTIONS, nativeMib, all));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--driver-java-options", "--conf=spark.driver.extraJavaOptions"})
  void leavesTheCollectorToTheUser(String option) throws Exception {
    String mine = "-XX:+UseG1GC -Dx=y";
    Outcome outcome =
        option.startsWith("--conf")
            ? sandbox.submit(option + "=" + mine, "embed")
            : sandbox.submit(option, mine, "embed");
    assertThat(outcome.settings(JAVA_OPTIONS).toString())
        .contains("maxbytes=")
        .doesNotContain("UseParallelGC");
  }

  @Test
  void keepsTheUsersJavaOptions() throws Exception {
    Outcome outcome =
        sandbox.submit(
            "--driver-java-options", "-Da=\"b c\"", "--conf", JAVA_OPTIONS + "=-Dd=e", "embed");
    assertThat(outcome.option("--driver-java-options")).isEqualTo("-Da=\"b c\"");
    assertThat(outcome.settings(JAVA_OPTIONS).get(1)).contains("maxbytes=").endsWith(" -Dd=e");
  }
}
