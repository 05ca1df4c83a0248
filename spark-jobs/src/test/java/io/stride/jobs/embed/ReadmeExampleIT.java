package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.run.ConsoleProgress;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java example runs, and is the one below. */
class ReadmeExampleIT {
  @TempDir private Path directory;

  @Test
  void theExampleEmbeds() throws IOException {
    Dataset<Row> vectors =
        embed(LocalSpark.session(), SmallEmbed.karate().toString(), directory + "/out");

    assertThat(vectors.count()).isEqualTo(34);
  }

  private static Dataset<Row> embed(SparkSession spark, String edges, String output)
      throws IOException {
    PrintWriter log = new PrintWriter(new StringWriter());
    // example begins
    Map<String, Object> settings =
        Map.of("input.path", edges, "output.path", output, "walk.q", 0.5, "training.tokens", 20000);
    StrideConfig config = StrideConfig.load(Optional.empty(), settings);
    try (ConsoleProgress progress = new ConsoleProgress(log)) {
      EmbedReport report = new EmbedJob(spark, EmbedSettings.read(config), progress).run();
      String run = report.manifest().runId().value();
      return spark.read().parquet(report.output() + "/embeddings/run=" + run);
    }
    // example ends
  }

  @Test
  void theReadmeShowsThisExample() throws IOException {
    Path root = TestData.repositoryRoot();
    String source =
        Files.readString(
            root.resolve("spark-jobs/src/test/java/io/stride/jobs/embed/ReadmeExampleIT.java"));
    int begin = source.indexOf("// example begins\n") + "// example begins\n".length();
    List<String> example =
        source
            .substring(begin, source.indexOf("    // example ends"))
            .stripTrailing()
            .stripIndent()
            .lines()
            .toList();

    assertThat(example).hasSizeGreaterThan(5);
    assertThat(Files.readString(root.resolve("README.md"))).contains(String.join("\n", example));
  }
}
