package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.MemoryPart;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.PreparedGraph;
import io.stride.walk.testing.LocalSpark;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbedMemoryTest {
  private static final ClusterShape FOUR = new ClusterShape(1, 4);

  @Test
  void theDriverNeedsMostWhileItMakesFeatures() {
    MemoryEstimate estimate = estimate(new GraphSize(2_000_000, 4_000_000, false, false, 0));

    // Adjacency, features and proximity vectors of 128 floats, window means and two hops of them,
    // a key and a mark a node.
    long graph = 8 * 2_000_000L + 4 * 8_000_000L;
    assertThat(estimate.driver().name()).isEqualTo("driver (while making features)");
    assertThat(estimate.driver().bytes()).isEqualTo(graph + 2_000_000L * (5 * 512 + 9));
    // Graph, features and proximity vectors twice; the ids spread over one executor; and what the
    // tasks take.
    long tasks = part(estimate.executor(), "tasks, 4 side by side").bytes();
    assertThat(estimate.executor().bytes())
        .isEqualTo(2 * graph + 2_000_000L * (4 * 512 + 12) + tasks);
    assertThat(estimate.together().bytes()).isGreaterThanOrEqualTo(estimate.driver().bytes());
  }

  @Test
  void codesAreWideForGraphsOfUpToAMillionNodes() {
    MemoryEstimate estimate = estimate(new GraphSize(1_000_000, 2_000_000, false, false, 0));

    // Adjacency twice, four tables of 256 floats and one of 128, a key and a mark a node.
    long graph = 8 * 1_000_000L + 4 * 4_000_000L;
    assertThat(estimate.driver().bytes()).isEqualTo(2 * graph + 1_000_000L * (4 * 1024 + 512 + 9));
  }

  @Test
  void featuresAloneTakeLess() {
    Map<String, Object> alone = Map.of("features.own-weight", 0, "features.type", "propagation");
    PipelineSettings settings = PipelineConfig.read(StrideConfig.load(Optional.empty(), alone));
    GraphSize size = new GraphSize(2_000_000, 4_000_000, false, false, 0);

    MemoryEstimate estimate = EmbedMemory.of(size, settings, FOUR);

    long graph = 8 * 2_000_000L + 4 * 8_000_000L;
    assertThat(estimate.driver().bytes()).isEqualTo(graph + 2_000_000L * (3 * 512 + 9));
    long tasks = part(estimate.executor(), "tasks, 4 side by side").bytes();
    assertThat(estimate.executor().bytes())
        .isEqualTo(2 * graph + 2_000_000L * (2 * 512 + 12) + tasks);
  }

  @Test
  void inPartitionsWideCodesAreNotOnTheDriver() {
    Map<String, Object> alone =
        Map.of(
            "features.own-weight", 0,
            "features.type", "propagation",
            "features.engine", "partitioned");
    MemoryEstimate estimate = estimate(new GraphSize(1_000_000, 2_000_000, false, false, 0), alone);

    // Adjacency, one table of 128 floats and a copy of both to be sent, a key and a mark a node:
    // making the features takes less than that.
    long graph = 8 * 1_000_000L + 4 * 4_000_000L;
    assertThat(estimate.driver().name()).isEqualTo("driver (while training)");
    assertThat(estimate.driver().bytes()).isEqualTo(2 * graph + 1_000_000L * (2 * 512 + 9));
  }

  @Test
  void collectingADenseGraphTakesMore() {
    MemoryEstimate estimate = estimate(new GraphSize(100_000, 500_000_000, false, false, 0));

    assertThat(estimate.driver().name()).isEqualTo("driver (while collecting the graph)");
    assertThat(estimate.driver().bytes()).isEqualTo(24 * 500_000_000L + 24 * 100_000);
    assertThat(estimate.collected()).isEqualTo(8 * 500_000_000L);
  }

  @Test
  void nothingOverflows() {
    MemoryEstimate estimate =
        estimate(new GraphSize(Integer.MAX_VALUE, 10_000_000_000L, false, true, 0));

    assertThat(estimate.driver().bytes()).isGreaterThan(3 * 512L * Integer.MAX_VALUE);
  }

  @Test
  void oneHotTakesThreeCopiesOfItsTables() {
    Map<String, Object> oneHot = Map.of("model.input", "one-hot", "one-hot.embedding", 64);
    PipelineSettings settings = PipelineConfig.read(StrideConfig.load(Optional.empty(), oneHot));
    GraphSize size = new GraphSize(1_000_000, 4_000_000, false, false, 0);

    MemoryEstimate estimate = EmbedMemory.of(size, settings, FOUR);

    // An embedding of 64 and an output row of 128 with a bias; each has its updater's number.
    long tables = 3 * 1_000_000L * 4 * (64 + 1 + 128 + 2);
    assertThat(part(estimate.executor(), "tables, three copies").bytes()).isEqualTo(tables);
    assertThat(estimate.driver().name()).isEqualTo("driver (while training)");
    assertThat(part(estimate.driver(), "tables, three copies").bytes()).isEqualTo(tables);
    assertThat(estimate.together().bytes()).isGreaterThan(estimate.executor().bytes());
  }

  @Test
  void skipGramTakesCopiesOfItsTablesAndTheRowsOfARound() {
    GraphSize size = new GraphSize(1_000_000, 4_000_000, false, false, 0);
    MemoryEstimate alone = estimate(size, Map.of("model.type", "node2vec", "model.latent", 64));
    MemoryEstimate refining = estimate(size, Map.of("refine.walks", 0.1));

    long table = 1_000_000L * 2 * 64 * 4;
    assertThat(part(alone.executor(), "tables, copies: 3").bytes()).isEqualTo(3 * table);
    assertThat(part(alone.driver(), "tables, copies: 3").bytes()).isEqualTo(3 * table);
    // In the worst case each partition, one per slot, sends all rows.
    assertThat(alone.collected()).isGreaterThan(4 * table);
    assertThat(alone.together().bytes()).isGreaterThan(alone.executor().bytes() + 5 * table);
    assertThat(alone.offHeap()).isZero();
    // The network's size is 128; driver and executors hold four copies at most.
    assertThat(refining.executor().bytes())
        .isGreaterThan(estimate(size).executor().bytes() + 4 * 2 * table);
    assertThat(refining.offHeap()).isEqualTo(estimate(size).offHeap());
  }

  @Test
  void aGraphThatDoesNotFitIsRefusedBeforeItIsCollected() {
    EmbedSettings settings = settings(Map.of("walk.length", 100_000_000));

    assertThatThrownBy(() -> collect(settings))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("the one process (while training) needs ")
        .hasMessageContaining("set --driver-memory ");
  }

  @Test
  void theCheckCanBeTurnedOff() {
    EmbedSettings settings = settings(Map.of("walk.length", 100_000_000, "memory.check", false));

    assertThat(collect(settings).graph().edgeCount()).isEqualTo(78);
  }

  private static PreparedGraph collect(EmbedSettings settings) {
    EdgeTable edges = EdgeReader.read(LocalSpark.session(), settings.input());
    return CheckedGraph.collect(LocalSpark.session(), edges, settings);
  }

  private static MemoryEstimate estimate(GraphSize size) {
    return estimate(size, Map.of());
  }

  private static MemoryEstimate estimate(GraphSize size, Map<String, Object> overrides) {
    StrideConfig config = StrideConfig.load(Optional.empty(), overrides);
    return EmbedMemory.of(size, PipelineConfig.read(config), FOUR);
  }

  private static EmbedSettings settings(Map<String, Object> overrides) {
    StrideConfig config = StrideConfig.load(Optional.empty(), overrides);
    return new EmbedSettings(
        EdgeInput.undirected(SmallEmbed.karate().toString()),
        false,
        PipelineConfig.read(config),
        OutputSettings.read(config),
        config);
  }

  private static MemoryPart part(MemoryPart whole, String name) {
    return whole.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
