package io.stride.jobs.walks;

import static io.stride.jobs.testing.SmallWalks.arguments;
import static io.stride.jobs.testing.SmallWalks.rows;
import static io.stride.jobs.testing.SmallWalks.table;
import static io.stride.jobs.testing.SmallWalks.walk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.jobs.testing.SmallWalks;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.GraphBuilder;
import io.stride.walk.graph.PreparedGraph;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code stride walks} writes, by the command line that users type. */
class WalksCommandIT {
  private static SparkSession spark;

  @TempDir private Path output;
  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark = LocalSpark.session();
  }

  @Test
  void rowsAreTheWalksOfTheDefinitionInTheTypeOfTheIds() throws IOException {
    Path longs = SmallEmbed.karate();
    Path texts = SmallEmbed.file(folder, "texts.tsv", edges("n%s\tn%s\n"));
    Path ints = folder.resolve("ints.parquet");
    spark
        .read()
        .option("sep", "\t")
        .option("comment", "#")
        .schema("source int, target int")
        .csv(longs.toString())
        .write()
        .parquet(ints.toString());
    for (Path input : List.of(longs, texts, ints)) {
      Path out = output.resolve(input.getFileName());
      SmallWalks.walk(input, out, "--p", "0.5", "--q", "2", "--seed", "3");

      assertThat(rows(out)).isEqualTo(defined(input));
    }
    assertThat(ddl("edges.tsv")).isEqualTo("node BIGINT,walk INT,path ARRAY<BIGINT>");
    assertThat(ddl("texts.tsv")).isEqualTo("node STRING,walk INT,path ARRAY<STRING>");
    assertThat(ddl("ints.parquet")).isEqualTo("node INT,walk INT,path ARRAY<INT>");
  }

  @Test
  void neitherFilesNorBatchesNorTheEngineMatter() {
    walk(SmallEmbed.karate(), output, "--set", "walk.engine=replicated");
    List<String> one = rows(output);

    Path cut = output.resolve("cut");
    walk(
        SmallEmbed.karate(),
        cut,
        "--set",
        "walks.batch-steps=100",
        "--set",
        "walks.steps-per-file=40");

    assertThat(rows(cut)).isEqualTo(one).hasSize(34 * 4).doesNotHaveDuplicates();
    // 36 steps a node: 2 nodes a batch, a node a file.
    assertThat(parts(cut)).hasSize(34);
    assertThat(parts(output)).hasSize(1);
  }

  @Test
  void rowsOfAFileAreInOrder() {
    walk(SmallEmbed.karate(), output, "--set", "walks.batch-steps=400");

    for (String file : parts(output)) {
      List<Row> rows = spark.read().parquet(output + "/walks/run=w1/" + file).collectAsList();
      List<Long> order = rows.stream().map(row -> row.getLong(0) * 10 + row.getInt(1)).toList();
      assertThat(order).isSorted();
    }
  }

  @Test
  void readersOfAllRunsSeeThreeColumnsAndTheRun() {
    walk(SmallEmbed.karate(), output);
    walk(SmallEmbed.karate(), output, "--run-id", "w2", "--seed", "2");

    assertThat(spark.read().parquet(output + "/walks").columns())
        .containsExactly("node", "walk", "path", "run");
    assertThat(spark.read().parquet(output + "/walks").count()).isEqualTo(2 * 34 * 4);
    assertThat(output.toFile().list()).containsExactlyInAnyOrder("walks", "manifests");
  }

  @Test
  void theManifestTellsHowToDoItAgainAndWhatIsThere() throws IOException {
    walk(SmallEmbed.karate(), output, "--set", "walks.batch-steps=400");

    JsonNode manifest = new ObjectMapper().readTree(output.resolve("manifests/w1.json").toFile());
    assertThat(manifest.at("/job").asText()).isEqualTo("walks");
    assertThat(manifest.at("/seed").asLong()).isEqualTo(1);
    assertThat(manifest.at("/configuration/walk/length").asInt()).isEqualTo(10);
    assertThat(manifest.at("/input/fingerprint").asText()).isNotEmpty();
    assertThat(manifest.at("/outputs/walks").asInt()).isEqualTo(136);
    assertThat(manifest.at("/outputs/steps").asInt()).isEqualTo(136 * 9);
    assertThat(manifest.at("/outputs/batches").asInt()).isEqualTo(4);
    assertThat(manifest.at("/outputs/resumedBatches").asInt()).isZero();
    assertThat(manifest.at("/versions/spark").asText()).startsWith("3.5");
    assertThat(manifest.at("/timings/drawing walks").asDouble()).isPositive();
  }

  @Test
  void theReportIsATableOrOneJsonObject() throws IOException {
    Invocation table = walk(SmallEmbed.karate(), output);
    Invocation json = walk(SmallEmbed.karate(), output, "--json", "--run-id", "w2");

    assertThat(table.out()).contains("34 nodes, 78 edges", "136 with 1,224 steps", "/walks/run=w1");
    assertThat(table.errors()).isEmpty();
    assertThat(table.err()).contains("drawing walks", "100%  1,224 of 1,224 steps  1 of 1 batches");
    JsonNode object = new ObjectMapper().readTree(json.out());
    assertThat(object.at("/skipped").asBoolean()).isFalse();
    assertThat(object.at("/outputs/walks").asInt()).isEqualTo(136);
  }

  @Test
  void aCompleteRunIsSkipped() {
    walk(SmallEmbed.karate(), output);

    Invocation again = walk(SmallEmbed.karate(), output, "--seed", "9");

    assertThat(again.out()).startsWith("run w1 is complete already in ").contains("nothing done");
    assertThat(again.err()).doesNotContain("reading edges");
    assertThat(walk(SmallEmbed.karate(), output, "--json").out()).contains("\"skipped\" : true");
  }

  @Test
  void numbersComeWithTheTableOfTheirIds() {
    Path texts = SmallEmbed.file(folder, "texts.tsv", edges("n%s\tn%s\n"));
    walk(texts, output.resolve("ids"));
    Path out = output.resolve("numbers");

    walk(texts, out, "--ids", "number");

    assertThat(table(out).schema().toDDL()).isEqualTo("node INT,walk INT,path ARRAY<INT>");
    List<Row> nodes = spark.read().parquet(out + "/nodes/run=w1").orderBy("number").collectAsList();
    assertThat(nodes).extracting(row -> row.getInt(0)).containsExactlyElementsOf(first(34));
    List<String> named =
        table(out).collectAsList().stream()
            .map(
                row ->
                    nodes.get(row.getInt(0)).getString(1)
                        + " "
                        + row.getInt(1)
                        + " "
                        + row.<Integer>getList(2).stream()
                            .map(number -> nodes.get(number).getString(1))
                            .toList())
            .sorted()
            .toList();
    assertThat(named).isEqualTo(rows(output.resolve("ids")));
  }

  @Test
  void helpListsTheOptions() {
    Invocation help = Invocation.of("walks", "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("--input", "--output", "--run-id", "--if-complete", "--json", "--seed")
        .contains("--walk-length", "--walks-per-node", "--p", "--q", "--start", "--start-nodes")
        .contains("--ids");
  }

  @Test
  void settingsOutOfRangeAreOneLineBeforeSparkStarts() {
    assertThat(refused("--walk-length", "1")).contains("walk.length was 1, must be >= 2");
    assertThat(refused("--set", "walks.batch-steps=0")).contains("walks.batch-steps was 0");
    assertThat(refused("--set", "walks.steps-per-file=0")).contains("walks.steps-per-file was 0");
    assertThat(refused("--ids", "both")).contains("walks.ids was both, must be input or number");
    assertThat(refused("--set", "walk.engine=both")).contains("walk.engine was both");
    assertThat(refused("--set", "walk.partitions=-1")).contains("walk.partitions was -1");
    assertThat(refused("--set", "walk.checkpoint-every=0")).contains("walk.checkpoint-every was 0");
    assertThat(refused("--set", "graph.max-degree=-1")).contains("graph.max-degree was -1");
    assertThat(refused("--start", "file")).contains("walk.start-nodes was empty, must be a path");
    assertThat(refused("--start", "all", "--start-nodes", "x"))
        .contains("walk.start-nodes was x, must be empty unless walk.start is file");
    assertThat(refused("--set", "walk.bias=plus"))
        .contains("walk.bias was plus, must be node2vec or node2vec-plus");
  }

  private String refused(String... options) {
    Invocation invocation = Invocation.of(arguments(SmallEmbed.karate(), output, options));
    assertThat(invocation.code()).isEqualTo(2);
    assertThat(invocation.err()).doesNotContain("starting Spark");
    assertThat(invocation.errors()).hasSize(1);
    return invocation.errors().get(0);
  }

  /** All walks of the settings of the first test, by the plain sampler on the driver. */
  private static List<String> defined(Path input) {
    PreparedGraph prepared = GraphBuilder.build(spark, EdgeInput.undirected(input.toString()));
    WalkSettings settings = new WalkSettings(10, 4, 0.5, 2, 3);
    SecondOrderSampler sampler =
        new SecondOrderSampler(WalkTables.of(prepared.graph(), settings), settings);
    List<Object> ids =
        prepared.dictionary().table().orderBy("node").collectAsList().stream()
            .map(row -> row.get(1))
            .toList();
    List<String> walks = new ArrayList<>();
    int[] path = new int[10];
    for (int node = 0; node < ids.size(); node++) {
      for (int walk = 0; walk < 4; walk++) {
        int count = sampler.sample(node, walk, path);
        List<Object> named = IntStream.of(path).limit(count).mapToObj(ids::get).toList();
        walks.add(ids.get(node) + " " + walk + " " + named);
      }
    }
    return walks.stream().sorted().toList();
  }

  private String ddl(String name) {
    return table(output.resolve(name)).schema().toDDL();
  }

  private static String edges(String format) {
    try (Stream<String> lines = Files.lines(SmallEmbed.karate())) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> String.format(format, (Object[]) line.split("\t", -1)))
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> parts(Path output) {
    return SmallEmbed.below(output, "walks/run=w1").stream()
        .filter(name -> name.startsWith("part-"))
        .sorted()
        .toList();
  }

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
