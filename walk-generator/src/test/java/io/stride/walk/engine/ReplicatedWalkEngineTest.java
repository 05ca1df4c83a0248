package io.stride.walk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.SmallGraphs;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplicatedWalkEngineTest {
  private static final WalkSettings SETTINGS = new WalkSettings(12, 5, 0.5, 2, 7);
  private static final int[][] PAIRS = {{0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 4}, {4, 5}};

  // Static: tasks of the local Spark run in this JVM, but with a copy of what they capture.
  private static final AtomicInteger READS = new AtomicInteger();

  static Stream<CompactGraph> graphs() {
    return Stream.of(
        SmallGraphs.twoTriangles(),
        SmallGraphs.of(6, PAIRS, new float[] {1, 2, 3, 4, 5, 6}, false),
        SmallGraphs.directed(6, PAIRS));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  @DisplayName("1, 2 and 7 partitions draw the same walks, one for each key")
  void partitionsDoNotMatter(CompactGraph graph) {
    List<String> one = walks(graph, 1);
    assertThat(one).hasSize(graph.nodeCount() * SETTINGS.perNode());
    assertThat(one).allMatch(walk -> walk.split(" ").length <= SETTINGS.length());
    assertThat(walks(graph, 2)).isEqualTo(one);
    assertThat(walks(graph, 7)).isEqualTo(one);
  }

  @Test
  @DisplayName("an executor reads the graph once, however many tasks ask at the same time")
  void oneCopyPerExecutor() {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
    READS.set(0);
    CompactGraph graph = SmallGraphs.twoTriangles();
    SharedTables.GraphSource source =
        () -> {
          READS.incrementAndGet();
          return graph;
        };
    Broadcast<SharedTables> tables = context.broadcast(new SharedTables(source, SETTINGS));
    List<Integer> nodes =
        context
            .parallelize(IntStream.range(0, 16).boxed().toList(), 16)
            .map(task -> tables.value().get().graph().nodeCount())
            .collect();
    tables.destroy();
    assertThat(nodes).hasSize(16).containsOnly(6);
    assertThat(READS).hasValue(1);
  }

  /** All walks in key order, drawn in Spark tasks that share the keys in turn. */
  private static List<String> walks(CompactGraph graph, int partitions) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
    int total = graph.nodeCount() * SETTINGS.perNode();
    try (ReplicatedWalkEngine engine = new ReplicatedWalkEngine(context, graph, SETTINGS)) {
      return context
          .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
          .flatMap(
              partition -> {
                List<String> drawn = new ArrayList<>();
                engine
                    .walks(keys(partition, partitions, total))
                    .forEachRemaining(walk -> drawn.add(text(walk)));
                return drawn.iterator();
              })
          .collect()
          .stream()
          .sorted()
          .toList();
    }
  }

  private static PrimitiveIterator.OfLong keys(int partition, int partitions, int total) {
    return LongStream.range(0, total)
        .filter(i -> i % partitions == partition)
        .map(i -> WalkKey.of((int) i / SETTINGS.perNode(), (int) i % SETTINGS.perNode()))
        .iterator();
  }

  private static String text(int[] walk) {
    return String.join(" ", IntStream.of(walk).mapToObj(Integer::toString).toList());
  }
}
