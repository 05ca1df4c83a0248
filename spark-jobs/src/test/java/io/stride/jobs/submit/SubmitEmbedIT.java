package io.stride.jobs.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real {@code submit.sh} with a real Spark (the machine's own, else the embedded one, which is
 * assembled if need be) and the assembly jar that this build has just made.
 */
class SubmitEmbedIT {
  private final Path repository = TestData.repositoryRoot();
  @TempDir private Path directory;

  @BeforeEach
  void startSpark() {
    var unused = LocalSpark.session();
  }

  @Test
  void embedsKarateFromAnotherDirectory() throws Exception {
    Path output = directory.resolve("the out");

    Outcome outcome = submit(SmallEmbed.arguments(SmallEmbed.karate(), output));

    assertThat(outcome.code()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout()).startsWith("graph        34 nodes, 78 edges").contains("run=r1");
    assertThat(outcome.stderr()).contains("submit.sh: Spark 3.5.", "encoding");
    Dataset<Row> rows = SmallEmbed.rows(output);
    assertThat(rows.filter("status = 'embedded'").count()).isEqualTo(34);
    // The assembly jar and the classes of this build are the same program.
    assertThat(SmallEmbed.vectors(rows))
        .isEqualTo(
            SmallEmbed.vectors(
                SmallEmbed.embed(SmallEmbed.karate(), directory.resolve("in-process"))));
  }

  @Test
  void theJobsExitCodeIsTheScripts() throws Exception {
    Outcome wrong = submit("embed", "--set", "walk.p=0");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.stderr())
        .endsWith(
            "embed: walk.p was 0, must be > 0 (the return parameter; 1 is neutral)."
                + " See conf/reference.conf.\n");
    assertThat(wrong.stdout()).isEmpty();
    assertThat(directory.resolve("out")).doesNotExist();
  }

  private Outcome submit(String... arguments) throws IOException, InterruptedException {
    // As many slots as the in-process run has, or vectors differ: each trains a share of its own.
    Stream<String> command =
        Stream.of(repository.resolve("submit.sh").toString(), "--master", "local[2]");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList())
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"));
    Map<String, String> environment = builder.environment();
    environment.put("SPARK_DRIVER_MEMORY", "1g");
    environment.put(
        "STRIDE_JAR", repository.resolve("spark-jobs/target/stride-assembly.jar").toString());
    environment.put("STRIDE_MAVEN_OPTIONS", mavenOptions(environment.get("STRIDE_MAVEN_OPTIONS")));
    return new Run(builder.start()).finish();
  }

  /** Maven looks where the running build looks. */
  private static String mavenOptions(String given) {
    List<String> options = new ArrayList<>();
    options.add("-Dmaven.repo.local=" + System.getProperty("stride.maven.repository"));
    if (System.getProperty("stride.maven.session").equals("offline=true")) {
      options.add("-o");
    }
    if (given != null) {
      options.add(given);
    }
    return String.join(" ", options);
  }
}
