package io.stride.walk.engine.partitioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.engine.Walk;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkBias.Kind;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.SparkGraphs;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine in Spark; that walks are right in every case is for {@link TravellerTest}. */
class PartitionedWalkEngineIT {
  private static final WalkSettings WALKS = new WalkSettings(15, 1, 0.5, 2, 7);

  private static DistributedGraph karate;
  private static CompactGraph whole;

  @TempDir Path folder;

  @BeforeAll
  static void read() {
    karate = SparkGraphs.read(TestData.shared("karate/edges.tsv"), false);
    whole = karate.collect().graph();
  }

  @AfterAll
  static void close() {
    karate.close();
  }

  @ParameterizedTest(name = "{0} p={1} q={2}, {3} partitions, {4} bytes of hubs, filter: {5}, {6}")
  @CsvSource({
    "unweighted, 0.5, 2, 1, 0, true, 3",
    "unweighted, 2, 0.5, 5, 2000, true, 1",
    "unweighted, 1e3, 1e-4, 2, 0, true, 3",
    "weighted, 0.25, 4, 2, 3000, false, 50",
    "weighted, 1e-4, 1, 5, 0, true, 10",
    "directed, 2, 0.5, 5, 0, true, 3",
    "directed, 1e3, 1e-4, 2, 1000000, false, 1",
    "node2vec+, 0.5, 4, 5, 3000, true, 3",
    "node2vec+, 1e3, 1e-4, 2, 0, true, 10",
    "directed node2vec+, 4, 0.25, 5, 3000, true, 3",
    "directed node2vec+, 1, 1, 2, 0, true, 50"
  })
  @DisplayName("the sampler's walks")
  void drawsWhatTheSamplerDraws(
      String kind, double p, double q, int partitions, long hubs, boolean filter, int every) {
    boolean plus = kind.endsWith("node2vec+");
    boolean directed = kind.startsWith("directed");
    WalkBias bias = plus ? new WalkBias(Kind.NODE2VEC_PLUS, 0.5) : WalkBias.NODE2VEC;
    WalkSettings walks = new WalkSettings(15, 1, p, q, 99, bias);
    CompactGraph wanted = TestedGraphs.random(80, 400, plus || kind.equals("weighted"), directed);
    PartitionedSettings settings = settings(partitions, hubs, filter, every);
    try (DistributedGraph graph = SparkGraphs.of(TestedGraphs.lines(wanted), directed);
        PartitionedWalkEngine engine = engine(graph, walks, settings, WalkProgressListener.NONE)) {
      CompactGraph read = graph.collect().graph();
      assertThat(drawn(engine, 0, graph.nodeCount()))
          .isEqualTo(Draws.expected(read, walks, 0, read.nodeCount()));
    }
  }

  @Test
  @DisplayName("any range of nodes, in order, by the start's partition; every step counted once")
  void ranges() {
    try (PartitionedWalkEngine engine = engine(settings(4, 100, true, 5))) {
      for (int[] range : new int[][] {{0, 0}, {3, 4}, {4, 5}, {6, 30}, {33, 34}}) {
        List<String> expected = Draws.expected(whole, WALKS, range[0], range[1]);
        LongAccumulator steps = Draws.context().sc().longAccumulator();
        JavaRDD<Walk> walks = engine.draw(Draws.STARTS, range[0], range[1], steps);
        assertThat(Draws.texts(walks.collect())).isEqualTo(expected);
        assertThat(steps.value()).isEqualTo(expected.size() * 14L);
        assertOrder(walks);
        engine.release();
      }
    }
  }

  @Test
  @DisplayName("the listener hears of every superstep, the last one leaves no walker under way")
  void progress() {
    List<Long> heard = new ArrayList<>();
    WalkProgressListener listener =
        (superstep, underWay) -> {
          assertThat(superstep).isEqualTo(heard.size() + 1);
          heard.add(underWay);
        };
    JavaSparkContext context = Draws.context();
    context.setLocalProperty("spark.job.description", "before");
    try (PartitionedWalkEngine engine = engine(karate, WALKS, settings(3, 0, true, 4), listener)) {
      drawn(engine, 0, whole.nodeCount());
    }
    assertThat(context.getLocalProperty("spark.job.description")).isEqualTo("before");
    context.setLocalProperty("spark.job.description", null);
    assertThat(heard).hasSizeGreaterThan(4).endsWith(0L);
    assertThat(heard.subList(0, heard.size() - 1)).allMatch(underWay -> underWay > 0);
  }

  @Test
  @DisplayName("whatever Spark's storage loses is computed again, from checkpoints on")
  void lostBlocks() {
    WalkProgressListener thief =
        (superstep, underWay) ->
            Draws.context().getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(true));
    try (PartitionedWalkEngine engine = engine(karate, WALKS, settings(3, 0, true, 4), thief)) {
      assertThat(drawn(engine, 0, whole.nodeCount()))
          .isEqualTo(Draws.expected(whole, WALKS, 0, whole.nodeCount()));
    }
  }

  @Test
  @DisplayName("closed, it leaves nothing in memory or on disk, nor a checkpoint directory set")
  void leavesNothing() throws IOException {
    int before = Draws.context().getPersistentRDDs().size();
    PartitionedWalkEngine engine = engine(settings(3, 100, true, 2));
    drawn(engine, 0, 20);
    drawn(engine, 20, 34);
    assertThat(checkpoints()).isGreaterThan(3);
    engine.release();
    assertThat(checkpoints()).isZero();
    drawn(engine, 0, 20);
    engine.close();
    assertThat(Draws.context().getPersistentRDDs()).hasSize(before);
    assertThat(Draws.context().getCheckpointDir().isPresent()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisplayName("a checkpoint directory that Spark has is used and stays")
  void sparksOwnDirectory() throws IOException {
    Draws.context().setCheckpointDir(folder.toString());
    PartitionedSettings settings = new PartitionedSettings(3, 0, true, 2, "/nowhere/writable");
    try (PartitionedWalkEngine engine = engine(settings)) {
      drawn(engine, 0, 20);
      assertThat(checkpoints()).isPositive();
    }
    assertThat(checkpoints()).isZero();
    assertThat(Draws.context().getCheckpointDir().isPresent()).isTrue();
    Draws.context().sc().setCheckpointDir(null);
  }

  @Test
  @DisplayName("settings outside their range are refused")
  void badSettings() {
    assertThatThrownBy(() -> settings(0, 0, true, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("walk.partitions was 0, must be >= 1");
    assertThatThrownBy(() -> settings(1, -1, true, 1)).hasMessageStartingWith("walk.hub-bytes");
    assertThatThrownBy(() -> settings(1, 0, true, 51))
        .hasMessageStartingWith("walk.checkpoint-every was 51, must be 1 to 50");
    assertThatThrownBy(() -> new PartitionedSettings(1, 0, true, 1, " "))
        .hasMessageStartingWith("walk.checkpoint-directory");
  }

  private static void assertOrder(JavaRDD<Walk> walks) {
    List<List<Walk>> partitions = walks.glom().collect();
    Comparator<Walk> order = Comparator.comparingInt(Walk::node).thenComparingInt(Walk::number);
    for (int partition = 0; partition < partitions.size(); partition++) {
      int expected = partition;
      assertThat(partitions.get(partition))
          .isSortedAccordingTo(order)
          .allMatch(walk -> walk.node() % partitions.size() == expected);
    }
  }

  private static List<String> drawn(PartitionedWalkEngine engine, int from, int to) {
    LongAccumulator steps = Draws.context().sc().longAccumulator();
    return Draws.texts(engine.draw(Draws.STARTS, from, to, steps).collect());
  }

  /** RDDs that have a checkpoint. */
  private long checkpoints() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("rdd-")).count();
    }
  }

  private PartitionedSettings settings(int partitions, long hubs, boolean filter, int every) {
    return new PartitionedSettings(partitions, hubs, filter, every, folder.toString());
  }

  private static PartitionedWalkEngine engine(PartitionedSettings settings) {
    return engine(karate, WALKS, settings, WalkProgressListener.NONE);
  }

  private static PartitionedWalkEngine engine(
      DistributedGraph graph,
      WalkSettings walks,
      PartitionedSettings settings,
      WalkProgressListener listener) {
    return new PartitionedWalkEngine(Draws.context(), graph, walks, settings, listener);
  }
}
