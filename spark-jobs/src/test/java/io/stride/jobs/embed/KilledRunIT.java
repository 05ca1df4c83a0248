package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.jobs.testing.StrideProcess;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
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
      assertThat(StrideProcess.waitFor(line -> (line + " ").contains(last), process)).isTrue();
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

  private Process start(String... settings) throws IOException {
    // The same keys again: the last --set wins.
    return StrideProcess.start(SmallEmbed.arguments(SmallEmbed.karate(), output, settings));
  }
}
