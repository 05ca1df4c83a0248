package io.stride.train.skipgram;

import io.stride.walk.engine.WalkEngine;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How often nodes occur in the walks that are trained on. Walks of a single node, which train
 * nothing, are left out. Counts end at {@link Integer#MAX_VALUE}.
 *
 * @param tokens occurrences of each node
 * @param walks walks that each node is in
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
record NodeCounts(int[] tokens, int[] walks) implements Serializable {

  /** Draws all walks once; a few percent of the time that training on them takes. */
  static NodeCounts count(
      JavaSparkContext context, WalkEngine engine, WalkShare share, int partitions) {
    return context
        .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
        .map(partition -> count(engine, share, partition, partitions))
        .treeReduce(NodeCounts::plus);
  }

  private static NodeCounts count(
      WalkEngine engine, WalkShare share, int partition, int partitions) {
    NodeCounts counts = new NodeCounts(new int[engine.nodeCount()], new int[engine.nodeCount()]);
    int[] latest = new int[engine.nodeCount()];
    int walk = 0;
    Iterator<int[]> walks =
        engine.walks(share.keys(0, partition, partitions, 0, share.count(partition, partitions)));
    while (walks.hasNext()) {
      counts.add(walks.next(), ++walk, latest);
    }
    return counts;
  }

  /** {@code latest} tells for each node which walk had it last, so that it counts once for it. */
  private void add(int[] walk, int number, int[] latest) {
    if (walk.length < 2) {
      return;
    }
    for (int node : walk) {
      tokens[node] = sum(tokens[node], 1);
      if (latest[node] != number) {
        latest[node] = number;
        walks[node] = sum(walks[node], 1);
      }
    }
  }

  private NodeCounts plus(NodeCounts other) {
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = sum(tokens[i], other.tokens[i]);
      walks[i] = sum(walks[i], other.walks[i]);
    }
    return this;
  }

  private static int sum(int first, int second) {
    return (int) Math.min(Integer.MAX_VALUE, (long) first + second);
  }

  /** Occurrences of all nodes. */
  long total() {
    return Arrays.stream(tokens).asLongStream().sum();
  }
}
