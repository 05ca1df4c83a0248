package io.stride.jobs.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.cli.StrideCommand;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that dies without a chance to tidy up. */
class KilledRunIT {
  @TempDir private Path output;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  /** The settings make the stage last far longer than it takes to kill the process. */
  @ParameterizedTest
  @CsvSource({
    "' round 1 ', training.tokens=50000, training.epochs=1000, walk.per-node=100",
    "' encoding', training.tokens=2000,  training.epochs=1,    walk.per-node=20000"
  })
  void aKilledRunLooksLikeNoneAndCanBeRunAgainAtOnce(
      String last, String tokens, String epochs, String walks) throws Exception {
    Process process =
        start("--set", tokens, "--set", epochs, "--set", walks, "--set", "encoding.walks=0");
    try {
      assertThat(waitFor(last, process)).isTrue();
    } finally {
      process.destroyForcibly(); // SIGKILL
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);

    assertThat(SmallEmbed.below(output, "embeddings")).isEmpty();
    assertThat(SmallEmbed.below(output, "manifests")).isEmpty();
    assertThat(SmallEmbed.below(output, "_locks")).isNotEmpty();
    Invocation reader =
        Invocation.of("classify", "--embeddings", output.toString(), "--labels", "none.tsv");
    assertThat(reader.code()).isEqualTo(3);

    assertThat(SmallEmbed.embed(SmallEmbed.karate(), output).count()).isEqualTo(34);
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder("embeddings", "manifests", "metrics", "models");
  }

  private static boolean waitFor(String text, Process process) throws IOException {
    BufferedReader stderr =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
    for (String line = stderr.readLine(); line != null; line = stderr.readLine()) {
      if (line.startsWith("[") && (line + " ").contains(text)) {
        return true;
      }
    }
    return false;
  }

  private Process start(String... settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(moduleOptions());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dspark.master=local[2]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.sql.shuffle.partitions=2",
            "-cp",
            System.getProperty("java.class.path"),
            StrideCommand.class.getName()));
    // The same keys again: the last --set wins.
    command.addAll(List.of(SmallEmbed.arguments(SmallEmbed.karate(), output, settings)));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectInput(new File("/dev/null"))
        .start();
  }

  /** What this JVM was given so that Spark runs on Java 17. */
  private static List<String> moduleOptions() {
    Stream<String> options =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("--add-opens") || option.contains("reflect"));
    return options.toList();
  }
}
