package io.stride.train.skipgram;

import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.table.NodeTable;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * What skip-gram led to.
 *
 * @param input a vector per node
 * @param output what predicts nodes from vectors
 * @param walks for each node the number of walks that its vector was made of
 * @param rounds every round in order, the diverged one included
 * @param partitions how many partitions trained side by side
 * @param diverged whether training ended because numbers were no longer finite
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
public record SkipGramResult(
    NodeTable input,
    NodeTable output,
    int[] walks,
    List<SkipGramRound> rounds,
    int partitions,
    boolean diverged) {

  /**
   * One embedding per node, spread over partitions; zeros with no walks for nodes that no walk has
   * met.
   */
  public JavaRDD<NodeEmbedding> embeddings(JavaSparkContext context) {
    Broadcast<Rows> rows = context.broadcast(new Rows(input, walks));
    int slices = Math.max(1, Math.min(context.defaultParallelism(), input.rows()));
    List<Integer> numbers = IntStream.range(0, slices).boxed().toList();
    return context.parallelize(numbers, slices).flatMap(slice -> rows.value().slice(slice, slices));
  }

  /** What a task reads embeddings from. */
  @SuppressWarnings("ArrayRecordComponent") // bulk data on its way
  private record Rows(NodeTable input, int[] walks) implements Serializable {
    Iterator<NodeEmbedding> slice(int slice, int slices) {
      long from = (long) input.rows() * slice / slices;
      long to = (long) input.rows() * (slice + 1) / slices;
      return IntStream.range((int) from, (int) to).mapToObj(this::embedding).iterator();
    }

    private NodeEmbedding embedding(int node) {
      float[] vector = walks[node] == 0 ? new float[input.width()] : input.row(node);
      return new NodeEmbedding(node, vector, walks[node]);
    }
  }
}
