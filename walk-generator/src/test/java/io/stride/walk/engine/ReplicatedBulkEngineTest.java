package io.stride.walk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.SmallGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplicatedBulkEngineTest {
  private static final WalkSettings SETTINGS = new WalkSettings(80, 3, 0.5, 2, 7);

  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private final LongAccumulator steps = context.sc().longAccumulator();

  static Stream<WalkStarts> starts() {
    return Stream.of(
        new AllNodes(3),
        new GivenNodes(new int[] {1, 500, 1_999}, 5),
        DegreeWeighted.of(3, 2_000, 4_000, 7));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void drawsTheWalksOfTheDefinitionInOrder(WalkStarts starts) {
    CompactGraph graph = SmallGraphs.ring(2_000);
    try (BulkWalkEngine engine = new ReplicatedBulkEngine(context, graph, SETTINGS)) {
      JavaRDD<Walk> drawn = engine.draw(starts, 0, 2_000, steps);

      assertThat(texts(drawn.collect())).isEqualTo(defined(graph, starts, 0, 2_000));
      assertThat(engine.ordered()).isTrue();
      long walks = new StartPlan(starts, graph::degree, 80).total(0, 2_000).walks();
      assertThat(steps.value()).isEqualTo(79 * walks);
    }
  }

  @Test
  void aLargeRangeHasManyPartitionsOfEqualWork() {
    CompactGraph graph = SmallGraphs.ring(2_000);
    try (BulkWalkEngine engine = new ReplicatedBulkEngine(context, graph, SETTINGS)) {
      List<List<Walk>> partitions = engine.draw(new AllNodes(3), 0, 2_000, steps).glom().collect();

      // 474,000 steps, 4 tasks for each of the two slots.
      assertThat(partitions).hasSize(8).allMatch(walks -> walks.size() == 750);
    }
  }

  @Test
  void aRangeHasTheWalksOfItsNodesOnlyAndMayHaveNone() {
    CompactGraph graph = SmallGraphs.twoTriangles();
    try (BulkWalkEngine engine = new ReplicatedBulkEngine(context, graph, SETTINGS)) {
      WalkStarts starts = new AllNodes(2);

      assertThat(texts(engine.draw(starts, 2, 4, steps).collect()))
          .isEqualTo(defined(graph, starts, 2, 4));
      assertThat(engine.draw(starts, 3, 3, steps).collect()).isEmpty();
    }
  }

  @Test
  void stepsOfDeadEndsAreThoseThatWereDone() {
    CompactGraph graph = SmallGraphs.directed(3, new int[][] {{0, 1}, {1, 2}});
    try (BulkWalkEngine engine = new ReplicatedBulkEngine(context, graph, SETTINGS)) {
      assertThat(texts(engine.draw(new AllNodes(1), 0, 3, steps).collect()))
          .containsExactly("0 0 [0, 1, 2]", "1 0 [1, 2]", "2 0 [2]");
      assertThat(steps.value()).isEqualTo(3);
    }
  }

  private static List<String> defined(CompactGraph graph, WalkStarts starts, int from, int to) {
    SecondOrderSampler sampler = new SecondOrderSampler(WalkTables.of(graph, SETTINGS), SETTINGS);
    int[] path = new int[SETTINGS.length()];
    List<Walk> walks = new ArrayList<>();
    for (int node = from; node < to; node++) {
      for (int walk = 0; walk < starts.walks(node, graph.degree(node)); walk++) {
        int count = sampler.sample(node, walk, path);
        walks.add(new Walk(node, walk, Arrays.copyOf(path, count)));
      }
    }
    return texts(walks);
  }

  private static List<String> texts(List<Walk> walks) {
    return walks.stream()
        .map(walk -> walk.node() + " " + walk.number() + " " + Arrays.toString(walk.path()))
        .toList();
  }
}
