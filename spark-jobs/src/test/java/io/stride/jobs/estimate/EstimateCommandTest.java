package io.stride.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code stride estimate}, by the command line that users type. */
class EstimateCommandTest {
  @Test
  void aGraphThatIsNotThere() {
    Invocation invocation = done("--nodes 1e8 --edges 1B");

    assertThat(invocation.err()).isEmpty();
    assertThat(invocation.out())
        .startsWith("embed: 100,000,000 nodes, 1,000,000,000 edges, undirected, unweighted")
        // 8 x 10^8 + 4 x 2 x 10^9 bytes; twice 512 bytes a node
        .containsPattern("│  ├─ adjacency +8\\.2 GiB")
        .containsPattern("│  ├─ vectors +95\\.4 GiB")
        .containsPattern("driver \\(while making features\\) +247\\.5 GiB")
        .containsPattern(
            "native memory: \\d+\\.\\d MiB outside of an executor's heap, with 4 tasks")
        .contains("engine: replicated, because ", "\nrecommended: --num-executors 1 ");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    JsonNode json = json("--nodes 100M --edges 1000000000 --set walk.q=2 --json");

    JsonNode executor = json.at("/memory/estimate/executor");
    assertThat(executor.at("/parts/0/parts/0/bytes").asLong()).isEqualTo(8_800_000_000L);
    assertThat(executor.at("/parts/0/parts/1/bytes").asLong()).isEqualTo(1_500_000_000L);
    long sum = 0;
    for (JsonNode part : executor.get("parts")) {
      sum += part.get("bytes").asLong();
    }
    assertThat(executor.get("bytes").asLong()).isEqualTo(sum);
    // 10 walks of 80 ids of 8 bytes at each node
    assertThat(json.at("/volume/walkBytes").asLong()).isEqualTo(640_000_000_000L);
    assertThat(json.at("/memory/recommended/resultSize").asInt()).isEqualTo(9);
  }

  @Test
  void walksOfALargeGraphAreForThePartitionedEngine() throws IOException {
    JsonNode json = json("--job walks --nodes 1e9 --edges 1e10 --json --set walks.ids=number");

    assertThat(json.at("/memory/choice/engine").asText()).isEqualTo("PARTITIONED");
    assertThat(json.at("/memory/recommended/shape/executors").asInt()).isGreaterThan(4);
    assertThat(json.at("/memory/recommended/executorMemory").asInt()).isLessThanOrEqualTo(16);
  }

  @Test
  void aGivenHeapIsChecked() {
    assertThat(done("--nodes 1e6 --edges 1e7 --executor-memory 1g").out())
        .containsPattern(
            "executor memory of 1\\.0 GiB: too small, at least 2\\.\\d GiB are needed");
    assertThat(done("--nodes 1e6 --edges 1e7 --executor-memory 3g").out())
        .contains("executor memory of 3.0 GiB: tight, 5 GiB are recommended");
    assertThat(done("--nodes 1e6 --edges 1e7 --executor-memory 8g").out())
        .contains("executor memory of 8.0 GiB: enough");
  }

  @Test
  void aGraphThatIsThereIsCounted() throws IOException {
    SparkSession unused = LocalSpark.session();
    JsonNode json = json("--json --input " + SmallEmbed.karate());

    assertThat(json.at("/graph/nodes").asInt()).isEqualTo(34);
    assertThat(json.at("/graph/edges").asInt()).isEqualTo(78);
    assertThat(json.at("/graph/idBytes").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --nodes 1.5 --edges 9 | --nodes 1.5 is no whole number; write it like 1000000, 1e8, 100M or 2.5e9
          --nodes 1e3x --edges 9 | --nodes 1e3x is no whole number
          --nodes -5 --edges 9 | --nodes -5 is no whole number
          --nodes 9 --edges 1e99 | --edges 1e99 is no whole number
          --nodes 0 --edges 9 | --nodes was 0, must be 1 to 2147483647 (nodes of the graph)
          --nodes 3e9 --edges 9 | --nodes was 3000000000, must be 1 to 2147483647 (nodes of the graph)
          --nodes 9 | --nodes and --edges go together; give both
          --id-bytes 9 --input e | --nodes and --edges go together; give both
          --nodes 9 --edges 9 --input e | --input is counted, --nodes and --edges are for a graph that isn't there
          --seed 1 | no graph; give --input PATH, or --nodes and --edges
          --nodes 9 --edges 9 --executor-cores 0 | --executor-cores was 0, must be 1 to 10000
          --nodes 9 --edges 9 --executor-memory big | --executor-memory big is no size; write it like 8g or 8192m
          --nodes 9 --edges 9 --engine partitioned | --engine was partitioned, must be auto or replicated
          --nodes 9 --edges 9 --job pagerank | Invalid value for option '--job'
          --nodes 9 --edges 9 --set walk.p=0 | walk.p was 0, must be > 0
          """)
  void badArguments(String arguments, String message) {
    Invocation invocation = Invocation.of(("estimate " + arguments).split(" "));

    assertThat(invocation.code()).isEqualTo(2);
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.errors()).singleElement().asString().startsWith("estimate: " + message);
  }

  @Test
  void optionsAreNotLookedForInTheReference() {
    assertThat(Invocation.of("estimate", "--nodes", "0", "--edges", "9").err())
        .doesNotContain("reference.conf");
  }

  private static JsonNode json(String arguments) throws IOException {
    return new ObjectMapper().readTree(done(arguments).out());
  }

  private static Invocation done(String arguments) {
    Invocation invocation = Invocation.of(("estimate " + arguments).split(" "));
    assertThat(invocation.code()).as(invocation.err()).isZero();
    return invocation;
  }
}
