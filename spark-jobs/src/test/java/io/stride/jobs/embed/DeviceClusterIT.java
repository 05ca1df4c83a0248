package io.stride.jobs.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.cli.StrideCommand;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.jobs.testing.StandaloneCluster;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A standalone cluster whose worker has two GPUs, as far as nvidia-smi, which is ours, can tell:
 * found by conf/gpu/discover.sh, asked for by conf/standalone/gpu.conf. Nothing computes on a GPU.
 */
class DeviceClusterIT {
  private static final String TWO_GPUS = "#!/bin/sh\nprintf '3, GPU-aaaa\\n5, GPU-bbbb\\n'\n";

  @TempDir private static Path folder;
  private static StandaloneCluster cluster;
  private static Path conf;

  @BeforeAll
  static void startCluster() throws IOException {
    conf = TestData.repositoryRoot().resolve("conf");
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Path program = Files.writeString(tools.resolve("nvidia-smi"), TWO_GPUS);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> worker =
        Map.of(
            "spark.worker.resource.gpu.amount",
            "2",
            "spark.worker.resource.gpu.discoveryScript",
            conf.resolve("gpu/discover.sh").toString());
    cluster = StandaloneCluster.start(folder.resolve("cluster"), 2, worker, tools);
  }

  @AfterAll
  static void endCluster() {
    cluster.close();
  }

  @Test
  void eachTaskSeesAGpuOfItsOwn() throws Exception {
    Result result = run(AddressProbe.class, settings(), "2");

    assertThat(result.code).as(result.errors + cluster.logs()).isZero();
    List<String> tasks = result.lines("task ");
    assertThat(tasks).hasSize(2);
    assertThat(tasks.stream().map(line -> word(line, 1))).containsExactlyInAnyOrder("3", "5");
    assertThat(tasks.stream().map(line -> word(line, 4))).doesNotHaveDuplicates();
    assertThat(tasks).as("a jar for the CPU").allMatch(line -> line.endsWith("computes on cpu"));
    assertThat(result.lines("warning ")).singleElement().asString().contains("-Dstride.cuda");
    assertThat(result.lines("used ")).containsExactly("used 2 tasks: cpu");
  }

  @Test
  void autoTrainsOnTheCpuAndWarnsOnce() throws Exception {
    Path output = folder.resolve("out");
    String[] embed = SmallEmbed.arguments(SmallEmbed.karate(), output);
    Result result = run(StrideCommand.class, settings(), embed);

    assertThat(result.code).as(result.errors + cluster.logs()).isZero();
    assertThat(result.errors.lines().filter(line -> line.contains("warning: ")))
        .singleElement()
        .asString()
        .contains("computing on the CPU", "this jar was built for the CPU", "-Dstride.cuda");
    assertThat(result.errors).contains("devices: 2 tasks: cpu");
    assertThat(SmallEmbed.rows(output).count()).isEqualTo(34);
  }

  @Test
  void gpuFailsBeforeItTrains() throws Exception {
    Path output = folder.resolve("refused");
    String[] embed = SmallEmbed.arguments(SmallEmbed.karate(), output, "--set", "device=gpu");
    Result result = run(StrideCommand.class, settings(), embed);

    assertThat(result.code).as(result.errors).isEqualTo(2);
    assertThat(result.errors)
        .contains("embed: device was gpu, must be auto or cpu here (this jar was built for the CPU")
        .doesNotContain("reading edges");
    SmallEmbed.assertNothingLeft(output);
  }

  /** conf/standalone/gpu.conf, for executors that this machine has room for. */
  private static Map<String, String> settings() throws IOException {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(conf.resolve("standalone/gpu.conf"))) {
      file.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    file.forEach((key, value) -> settings.put((String) key, (String) value));
    settings.put("spark.executor.memory", "1g");
    // Both executors are there before the first task.
    settings.put("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    settings.put("spark.cores.max", "2");
    return settings;
  }

  private static String word(String line, int number) {
    return Pattern.compile(" ").splitAsStream(line).skip(number).findFirst().orElseThrow();
  }

  private static Result run(Class<?> main, Map<String, String> settings, String... arguments)
      throws Exception {
    Path errors = Files.createTempFile(folder, "driver", ".log");
    Process process = cluster.drive(main, settings, errors, arguments);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), out, Files.readString(errors));
  }

  private record Result(int code, String out, String errors) {
    List<String> lines(String start) {
      return out.lines().filter(line -> line.startsWith(start)).toList();
    }
  }
}
