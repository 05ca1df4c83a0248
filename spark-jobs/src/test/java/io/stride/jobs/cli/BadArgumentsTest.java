package io.stride.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.Invocation;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real jobs with wrong arguments: code 2 and one line, before Spark starts. */
class BadArgumentsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          walk.p=0 | walk.p was 0, must be > 0 (the return parameter; 1 is neutral).
          walk.p=NaN | walk.p was NaN, must be a finite number (node2vec's return parameter; > 0).
          walk.q=-1 | walk.q was -1, must be > 0 (the in-out parameter; 1 is neutral).
          walk.length=1 | walk.length was 1, must be >= 2 (nodes of a walk, its start included).
          walk.length=1.5 | walk.length was 1.5, must be a whole number
          walk.lenght=5 | walk.lenght is not a key; did you mean walk.length?
          model.latent=64 | model.latent was 64, must be features.size = 128 while model.skip is true
          model.type=gcn | model.type was gcn, must be lstm-autoencoder or node2vec
          training.tokens=10 | training.tokens was 10, must be >= 1000 (walk nodes per epoch).
          training.validation=0.9 | training.validation was 0.9, must be 0.01 to 0.5
          training.piece-length=81 | training.piece-length was 81, must be at most walk.length = 80
          training.learning-rate=0 | training.learning-rate was 0, must be > 0
          encoding.walks=-1 | encoding.walks was -1, must be >= 0
          features.size=1 | features.size was 1, must be 2 to 1024 (numbers per node).
          features.type=spectral | features.type was spectral, must be auto, propagation or ppmi
          features.own-weight=-1 | features.own-weight was -1, must be auto, or 0 to 100
          features.own-weight=much | features.own-weight was much, must be auto, or 0 to 100
          features.own-weight=101 | features.own-weight was 101, must be auto, or 0 to 100
          features.degree-weight=-1 | features.degree-weight was -1, must be 0 to 100
          features.degree-weight=101 | features.degree-weight was 101, must be 0 to 100
          output.run-id=a/b | output.run-id was a/b, must be 1 to 100 of A-Z a-z 0-9 . _ -
          output.if-complete=ask | output.if-complete was ask, must be skip, fail or replace
          """)
  void settingsOutOfRange(String setting, String message) {
    Invocation invocation =
        run("embed --input edges.tsv --output " + directory + " --set " + setting);

    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .startsWith("embed: " + message)
        .contains("conf/reference.conf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          embed --inptu=x | embed: unknown option --inptu=x; did you mean --input?
          embed --run-id | embed: Missing required parameter for option '--run-id' (ID).
          embed --set walk.p | embed: --set walk.p: must be key=value, like --set walk.p=0.5
          embed --format csv --option abc | embed: --option abc: must be key=value, like --option header=true
          embed --format csv --option =abc | embed: --option =abc: must be key=value
          embed --input e.csv --option header=true | embed: input.options was [header], must be empty if input.format is auto (options are for Spark's readers; name one, like --format csv)
          embed --option header=true | embed: input.options was [header], must be empty if input.format is auto
          embed --format table | embed: input.path was empty, must be the name of a table
          embed --format parquet --option mergeSchema=true | embed: input.path was empty, must be a path
          embed --config none.conf | embed: --config none.conf cannot be read
          embd | stride: unknown job embd; did you mean embed?
          classify --embeddings out | classify: classification.labels was empty, must be a path (give --labels PATH).
          classify --labels l.tsv | classify: classification.embeddings was empty, must be a path (give --embeddings PATH).
          tune --input e --candidates 0 | tune: tune.candidates was 0, must be >= 1
          tune --input e --max-minutes -1 | tune: tune.max-minutes was -1, must be >= 0
          tune --input e --set tune.held-out=1 | tune: tune.held-out was 1, must be > 0 and < 1
          tune --input e --set tune.space={} | tune: tune.space was empty, must be lists of values by key
          tune --input e --set tune.space.walk.p=[] | tune: tune.space: walk.p was [], must be a list of at least one value
          tune --input e --set tune.space.walk.p=[1,0] | tune: tune.space: walk.p was 0, must be > 0
          tune --input e --set tune.space.walk.p=[1,x] | tune: tune.space: walk.p was x, must be a finite number
          tune --input e --set tune.space.walk.pp=[1] | tune: tune.space: walk.pp is not a key; did you mean walk.p?
          tune --input e --set tune.space.seed=[1,2] | tune: tune.space was seed, must be keys of walk, features, model
          tune --input e --set tune.space.model.input=[one-hot] | tune: tune.space: model.input was one-hot, must be features for the job tune
          tune --input e --set model.input=one-hot | tune: model.input was one-hot, must be features for the job tune
          link-prediction --input e --held-out 1 | link-prediction: link-prediction.held-out was 1, must be > 0 and < 1
          """)
  void argumentsThatMakeNoSense(String arguments, String message) {
    assertThat(run(arguments).errors()).singleElement().asString().startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "embed --help",
        "classify --help",
        "link-prediction --help",
        "tune --help",
        "estimate --help"
      })
  void helpStartsNothing(String arguments) {
    Invocation invocation = Invocation.of(words(arguments));

    assertThat(invocation.code()).isZero();
    assertThat(invocation.out()).startsWith("Usage: stride ").contains("--help");
    assertThat(invocation.err()).isEmpty();
  }

  @Test
  void noJob() {
    Invocation invocation = run("");
    assertThat(invocation.errors())
        .containsExactly(
            "stride: name a job: embed, walks, train, encode, classify, link-prediction, tune, estimate."
                + " See stride --help");
  }

  private Invocation run(String arguments) {
    Invocation invocation = Invocation.of(words(arguments));
    assertThat(invocation.code()).isEqualTo(2);
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.err()).doesNotContain("starting Spark");
    assertThat(directory).isEmptyDirectory();
    return invocation;
  }

  private static String[] words(String arguments) {
    return Stream.of(arguments)
        .flatMap(Pattern.compile(" ")::splitAsStream)
        .filter(word -> !word.isEmpty())
        .toArray(String[]::new);
  }
}
