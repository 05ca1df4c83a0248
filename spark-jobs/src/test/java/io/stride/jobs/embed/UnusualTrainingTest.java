package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.train.averaging.CheckpointSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One-hot input and Deeplearning4j's master: what they can't do is refused before Spark starts. */
class UnusualTrainingTest {
  private static final String ONE_HOT = "model.input=one-hot";

  @TempDir private Path output;

  @ParameterizedTest
  @CsvSource({
    "training.early-stopping=patience, training.early-stopping was patience",
    "checkpoint.every-rounds=5, checkpoint.every-rounds was 5",
    "averaging.what=gradients, averaging.what was gradients",
    "averaging.master=dl4j, averaging.master was dl4j",
    "output.resume=true, output.resume was true",
    "model.bidirectional=true, model.bidirectional was true",
    "model.pooling=max, model.pooling was max",
    "model.loss=cosine, model.loss was cosine",
    "model.contrast=1, model.contrast was 1",
    "training.denoising=0.1, training.denoising was 0.1",
    "encoding.normalize=true, encoding.normalize was true",
    "one-hot.embedding=1, one-hot.embedding was 1"
  })
  void embedWithOneHotRefuses(String setting, String message) {
    assertRefused("embed", message, "--set", ONE_HOT, "--set", setting);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.type=node2vec", "refine.walks=0.1"})
  void skipGramRefusesNormalization(String skipGram) {
    String message = "encoding.normalize was true, must be false with";
    assertRefused("embed", message, "--set", skipGram, "--set", "encoding.normalize=true");
  }

  @Test
  void jobsThatNeedAModelRefuseOneHot() {
    String message = "model.input was one-hot, must be features for the job ";
    assertRefused("train", message + "train", "--set", ONE_HOT);
    assertRefused("link-prediction", message + "link-prediction", "--set", ONE_HOT);
    assertRefused("encode", message + "encode", "--set", ONE_HOT, "--model", "m");
  }

  @ParameterizedTest
  @CsvSource({
    "training.schedule=cosine, training.schedule was cosine",
    "model.contrast=1, model.contrast was 1",
    "training.max-minutes=5, training.max-minutes was 5",
    "output.resume=true, output.resume was true",
    "checkpoint.every-rounds=5, checkpoint.every-rounds was 5"
  })
  void deeplearning4jsMasterRefuses(String setting, String message) {
    assertRefused("train", message, "--set", "averaging.master=dl4j", "--set", setting);
  }

  @Test
  void withoutItsJarDeeplearning4jsMasterSaysHowToGetIt() {
    assertRefused("embed", "averaging.master was dl4j", "--set", "averaging.master=dl4j");
    Invocation invocation =
        Invocation.of(
            SmallEmbed.job(
                "train", SmallEmbed.karate().toString(), output, "--set", "averaging.master=dl4j"));
    assertThat(invocation.err())
        .contains("--jars dl4j-spark_2.12-1.0.0-M2.jar,deeplearning4j-core-1.0.0-M2.1.jar");
  }

  @Test
  void checkpointsByTimeAreOffWhereNoneCanBeWritten() {
    assertThat(read("model.input", "features").training().checkpoints().everyMinutes())
        .isEqualTo(10);
    assertThat(read("model.input", "one-hot").training().checkpoints().on()).isFalse();
    assertThat(read("averaging.master", "dl4j").training().checkpoints())
        .extracting(CheckpointSettings::on)
        .isEqualTo(false);
  }

  private static PipelineSettings read(String key, String value) {
    return PipelineConfig.read(StrideConfig.load(Optional.empty(), Map.of(key, value)));
  }

  private void assertRefused(String job, String message, String... more) {
    Invocation invocation =
        Invocation.of(SmallEmbed.job(job, SmallEmbed.karate().toString(), output, more));

    assertThat(invocation.code()).as(invocation.err()).isEqualTo(2);
    assertThat(invocation.errors()).singleElement().asString().startsWith(job + ": " + message);
    assertThat(output.toFile().list()).isEmpty();
  }
}
