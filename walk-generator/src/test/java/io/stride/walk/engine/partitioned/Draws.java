package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.Walk;
import io.stride.walk.engine.WalkStarts;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import io.stride.walk.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/** Walks as text such as {@code 3#0 [3, 1, 2]}, to compare engines. */
final class Draws {
  /** More walks at busy nodes, none at some. */
  static final WalkStarts STARTS = (node, degree) -> node % 7 == 3 ? 0 : 1 + Math.min(degree, 2);

  private Draws() {}

  /** What the sampler draws, by node and number. */
  static List<String> expected(CompactGraph graph, WalkSettings walks, int from, int to) {
    SecondOrderSampler sampler = new SecondOrderSampler(WalkTables.of(graph, walks), walks);
    int[] path = new int[walks.length()];
    List<String> drawn = new ArrayList<>();
    for (int node = from; node < to; node++) {
      for (int number = 0; number < STARTS.walks(node, graph.degree(node)); number++) {
        int length = sampler.sample(node, number, path);
        drawn.add(text(node, number, Arrays.copyOf(path, length)));
      }
    }
    return drawn.stream().sorted().toList();
  }

  /** Sorted. */
  static List<String> texts(List<Walk> walks) {
    return walks.stream()
        .map(walk -> text(walk.node(), walk.number(), walk.path()))
        .sorted()
        .toList();
  }

  static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  }

  private static String text(int node, int number, int[] path) {
    return node + "#" + number + " " + Arrays.toString(path);
  }
}
