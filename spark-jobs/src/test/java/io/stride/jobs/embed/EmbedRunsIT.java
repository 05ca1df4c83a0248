package io.stride.jobs.embed;

import static io.stride.jobs.testing.SmallEmbed.arguments;
import static io.stride.jobs.testing.SmallEmbed.assertNothingLeft;
import static io.stride.jobs.testing.SmallEmbed.karate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's life: done once, done again, replaced, diverged. */
class EmbedRunsIT {
  @TempDir private Path output;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  @Test
  void aCompleteRunIsSkippedRefusedOrReplaced() throws IOException {
    SmallEmbed.embed(karate(), output);
    String before = manifest();

    Invocation again = Invocation.of(arguments(karate(), output));
    assertThat(again.code()).isZero();
    assertThat(again.out()).startsWith("run r1 is complete already in ").contains("nothing done");
    assertThat(again.err()).doesNotContain("reading edges");
    assertThat(manifest()).isEqualTo(before);

    Invocation refused = Invocation.of(arguments(karate(), output, "--if-complete", "fail"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.errors())
        .containsExactly(
            "embed: run r1 is complete already in file:"
                + output
                + "; choose another --run-id, or --if-complete skip or replace");
    assertThat(manifest()).isEqualTo(before);

    Invocation replaced =
        Invocation.of(arguments(karate(), output, "--if-complete", "replace", "--seed", "5"));
    assertThat(replaced.code()).isZero();
    assertThat(manifest()).contains("\"seed\" : 5");
    assertThat(SmallEmbed.rows(output).count()).isEqualTo(34);
  }

  @Test
  void anInputThatWentBadDoesNotCostTheOldResult(@TempDir Path directory) throws IOException {
    SmallEmbed.embed(karate(), output);
    String before = manifest();
    Path bad = SmallEmbed.file(directory, "bad.tsv", "1\t2\n3\n");

    Invocation failed = Invocation.of(arguments(bad, output, "--if-complete", "replace"));

    assertThat(failed.code()).isEqualTo(3);
    assertThat(manifest()).isEqualTo(before);
    assertThat(SmallEmbed.rows(output).count()).isEqualTo(34);
  }

  @Test
  void jsonIsOneObjectAndAllOfStdout() throws IOException {
    Invocation done = Invocation.of(arguments(karate(), output, "--json"));

    JsonNode json = strictly(done.out());
    assertThat(json.at("/runId").asText()).isEqualTo("r1");
    assertThat(json.at("/skipped").asBoolean()).isFalse();
    assertThat(json.at("/outputs/embedded").asInt()).isEqualTo(34);
    JsonNode skipped = strictly(Invocation.of(arguments(karate(), output, "--json")).out());
    assertThat(skipped.at("/skipped").asBoolean()).isTrue();
  }

  @Test
  void aDivergedTrainingSaysWhatToChangeAndKeepsItsModel() {
    String[] wild = {"--set", "training.learning-rate=1000000", "--set", "averaging.frequency=1"};

    Invocation diverged = Invocation.of(arguments(karate(), output, wild));

    assertThat(diverged.code()).isEqualTo(4);
    assertThat(diverged.errors()).hasSize(1);
    assertThat(diverged.errors().get(0))
        .startsWith("embed: ")
        .contains("training diverged in round ", "lower training.learning-rate (now 1000000)")
        .contains("the last good parameters are in ", "/models/run=r1")
        .doesNotContain("Exception");
    assertThat(output.resolve("models/run=r1/model.zip")).isNotEmptyFile();
    assertThat(output.resolve("metrics/run=r1/rounds.json")).isNotEmptyFile();
    assertNothingLeft(output);
    assertThat(SmallEmbed.embed(karate(), output).count()).isEqualTo(34);
  }

  @Test
  void withoutARunIdEveryCallIsARunOfItsOwn() {
    for (int call = 0; call < 2; call++) {
      assertThat(Invocation.of(arguments(karate(), output, "--run-id", "")).code()).isZero();
    }
    assertThat(SmallEmbed.below(output, "manifests")).hasSize(2);
    assertThat(SmallEmbed.below(output, "embeddings")).hasSize(2);
  }

  private String manifest() throws IOException {
    return Files.readString(output.resolve("manifests/r1.json"));
  }

  private static JsonNode strictly(String text) throws IOException {
    return new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text);
  }
}
