package io.stride.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.EdgeInput;
import io.stride.walk.sampling.WalkBias;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrideConfigTest {
  @TempDir Path directory;

  @Test
  void withoutAnythingGivenTheReferenceCounts() {
    StrideConfig config = StrideConfig.load(Optional.empty(), Map.of());

    assertThat(config.integer("walk.length")).isEqualTo(80);
    assertThat(config.number("walk.p")).isEqualTo(1.0);
    assertThat(config.flag("model.skip")).isTrue();
    assertThat(config.numbers("features.hop-weights")).hasSize(6).containsOnly(1.0);
    assertThat(config.string("output.path")).isEqualTo("out");
  }

  @Test
  void walksTakeTheirBiasFromTheSettings() {
    assertThat(set("walk.gamma=0.5").walk().bias())
        .isEqualTo(new WalkBias(WalkBias.Kind.NODE2VEC, 0.5));
    assertThat(set("walk.bias=node2vec-plus").walk().bias())
        .isEqualTo(new WalkBias(WalkBias.Kind.NODE2VEC_PLUS, 0));
  }

  @Test
  void ownOptionsWinOverSetWhichWinsOverTheFileWhichWinsOverTheReference() throws IOException {
    String file = file("my.conf", "seed = 2\nwalk { length = 20, per-node = 2, p = 2 }");

    StrideConfig config =
        StrideConfig.load(
            Optional.of(file),
            List.of("walk.length=30", "walk.per-node=3", "walk.per-node=4"),
            Map.of("walk.length", 40));

    assertThat(config.integer("walk.length")).isEqualTo(40);
    assertThat(config.integer("walk.per-node")).isEqualTo(4);
    assertThat(config.number("walk.p")).isEqualTo(2.0);
    assertThat(config.number("walk.q")).isEqualTo(1.0);
    assertThat(config.longInteger("seed")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hdfs://namenode:9000/a b/edges.tsv",
        "C:\\data\\edges",
        "x=y&z",
        "a,b # no comment ${not.there}",
        "{[",
        ""
      })
  void aTextKeyTakesItsTextAsItIs(String path) {
    assertThat(set("input.path=" + path).string("input.path")).isEqualTo(path);
    assertThat(StrideConfig.load(Optional.empty(), Map.of("input.path", path)).string("input.path"))
        .isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "link-prediction.baselines=[untrained, window-mean]",
        "link-prediction.baselines=untrained, window-mean",
        "link-prediction.baselines=[\"untrained\", Window-Mean]"
      })
  void aListOfTextsNamesConstants(String assignment) throws IOException {
    List<Listed> both = List.of(Listed.UNTRAINED, Listed.WINDOW_MEAN);
    String key = "link-prediction.baselines";

    assertThat(set(assignment).choices(key, Listed.class)).isEqualTo(both);
    assertThat(
            fromFile("my.properties", key + "=untrained, window-mean").choices(key, Listed.class))
        .isEqualTo(both);
    assertThat(set(key + "=").choices(key, Listed.class)).isEmpty();
    assertThat(set(key + "=[]").choices(key, Listed.class)).isEmpty();
  }

  private enum Listed {
    UNTRAINED,
    WINDOW_MEAN
  }

  @ParameterizedTest
  @CsvSource({"output.run-id=007,007", "output.run-id=1.50,1.50", "output.run-id=true,true"})
  void aTextKeyKeepsTheSpellingOfNumbers(String assignment, String expected) throws IOException {
    assertThat(set(assignment).string("output.run-id")).isEqualTo(expected);
    assertThat(fromFile("my.conf", assignment).string("output.run-id")).isEqualTo(expected);
  }

  @Test
  void quotesAroundATextAreNotPartOfIt() {
    assertThat(set("input.path=\" a b \"").string("input.path")).isEqualTo(" a b ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2.5]", "[1,2.5]", "1, 2.5", "[\"1\", 2.5]"})
  void aListMayLackItsBrackets(String list) {
    assertThat(set("features.hop-weights=" + list).numbers("features.hop-weights"))
        .containsExactly(1.0, 2.5);
  }

  @ParameterizedTest
  @CsvSource({"80,80", "1e3,1000", "'\"12\"',12", "2.0,2"})
  void aWholeNumberMayBeSpeltInSeveralWays(String text, int expected) {
    assertThat(set("walk.length=" + text).integer("walk.length")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "yes,true", "on,true", "false,false", "no,false", "OFF,false"})
  void flagsAreSpeltAsInHocon(String text, boolean expected) {
    assertThat(set("model.skip=" + text).flag("model.skip")).isEqualTo(expected);
  }

  @Test
  void theSeedHas64Bits() {
    assertThat(set("seed=" + Long.MIN_VALUE).longInteger("seed")).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void jsonAndPropertiesAreRead() throws IOException {
    assertThat(fromFile("a.json", "{\"walk\": {\"p\": 0.5}}").number("walk.p")).isEqualTo(0.5);

    StrideConfig config =
        fromFile("a.properties", "walk.p=0.5\nmodel.skip=false\nfeatures.hop-weights=1, 2\n");
    assertThat(config.number("walk.p")).isEqualTo(0.5);
    assertThat(config.flag("model.skip")).isFalse();
    assertThat(config.numbers("features.hop-weights")).containsExactly(1.0, 2.0);
  }

  @Test
  void aFileMayReferToDefaultsIncludeOthersAndBeGivenAsAUri() throws IOException {
    file("base.conf", "walk.p = 4");
    String file = file("my.conf", "include \"base.conf\"\nwalk.q = ${walk.p}");

    assertThat(StrideConfig.load(Optional.of(file), Map.of()).number("walk.q")).isEqualTo(4.0);

    String uri = "file://" + file("uri.conf", "walk.p = 3");
    assertThat(StrideConfig.load(Optional.of(uri), Map.of()).number("walk.p")).isEqualTo(3.0);
  }

  @Test
  void recordsGetTheirValues() {
    StrideConfig config =
        StrideConfig.load(
            Optional.empty(),
            List.of("input.path=e.tsv", "input.separator=TAB", "input.weights=no", "walk.q=2"),
            Map.of("input.directed", true, "seed", "9"));

    EdgeInput input = config.edgeInput();
    assertThat(input.source().path()).isEqualTo("e.tsv");
    assertThat(input.separator()).isEqualTo(EdgeInput.Separator.TAB);
    assertThat(input.weights()).isEqualTo(EdgeInput.Weights.NO);
    assertThat(input.directed()).isTrue();
    assertThat(input.columns()).isEqualTo(EdgeInput.Columns.defaults());
    assertThat(config.walk().q()).isEqualTo(2.0);
    assertThat(config.walk().seed()).isEqualTo(9);
  }

  @Test
  void whatIsRenderedReadsBackAsTheSame() throws IOException {
    StrideConfig config = set("input.path=hdfs://x:1/a b", "walk.p=0.25", "output.run-id=007");

    StrideConfig again = fromFile("run.json", config.render());

    assertThat(again.asMap()).isEqualTo(config.asMap());
    assertThat(config.asMap()).containsKeys("seed", "walk", "training");
    assertThat(config.asMap().keySet())
        .startsWith("seed", "input", "graph", "device", "output", "walk");
  }

  private StrideConfig set(String... assignments) {
    return StrideConfig.load(Optional.empty(), List.of(assignments), Map.of());
  }

  private StrideConfig fromFile(String name, String text) throws IOException {
    return StrideConfig.load(Optional.of(file(name, text)), Map.of());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
