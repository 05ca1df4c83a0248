package io.stride.train.onehot;

import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** Counts how many training pieces contain each node, in one pass over an epoch's walks. */
final class NodeFrequencies {
  private NodeFrequencies() {}

  static int[] count(JavaSparkContext context, OneHotPlan plan) {
    return context
        .parallelize(IntStream.range(0, plan.partitions()).boxed().toList(), plan.partitions())
        .map(partition -> count(plan, partition))
        .treeReduce(NodeFrequencies::add);
  }

  private static int[] count(OneHotPlan plan, int partition) {
    int[] counts = new int[plan.engine().nodeCount()];
    MinibatchStream stream = plan.training(0, partition);
    while (stream.hasNext()) {
      PieceBatch batch = stream.next();
      for (int piece = 0; piece < batch.count(); piece++) {
        for (int node : Arrays.stream(batch.piece(piece)).distinct().toArray()) {
          counts[node]++;
        }
      }
    }
    return counts;
  }

  private static int[] add(int[] first, int[] second) {
    for (int i = 0; i < first.length; i++) {
      first[i] += second[i];
    }
    return first;
  }
}
