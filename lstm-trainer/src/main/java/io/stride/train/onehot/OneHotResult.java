package io.stride.train.onehot;

import io.stride.train.averaging.TrainingResult;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.model.NetworkState;
import io.stride.train.table.NodeTable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * What one-hot training led to.
 *
 * @param input embeddings, each followed by its updater's number
 * @param output the softmax's weights, bias and updater's number of every node
 * @param network the LSTMs' parameters and updater state
 * @param frequencies for each node the number of an epoch's training pieces that contain it
 * @param rounds every round in order, the diverged one included
 * @param validation cross-entropy per held-out node in nats: before training, then after each epoch
 * @param partitions how many partitions trained side by side
 * @param stop why training ended
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
public record OneHotResult(
    NodeTable input,
    NodeTable output,
    NetworkState network,
    int[] frequencies,
    List<OneHotRound> rounds,
    List<Double> validation,
    int partitions,
    TrainingResult.Stop stop) {

  /** The held-out cross-entropy per node at the end. */
  public double finalLoss() {
    return validation.get(validation.size() - 1);
  }

  /** The embedding of a node: its row of input weights. */
  public float[] embedding(int node) {
    float[] row = input.row(node);
    return Arrays.copyOf(row, row.length - 1);
  }

  /** One embedding for every node that training has seen, spread over partitions. */
  public JavaRDD<NodeEmbedding> embeddings(JavaSparkContext context) {
    Broadcast<Rows> rows = context.broadcast(new Rows(input, frequencies));
    int slices = Math.max(1, Math.min(partitions, input.rows()));
    List<Integer> nodes = IntStream.range(0, slices).boxed().toList();
    return context.parallelize(nodes, slices).flatMap(slice -> rows.value().slice(slice, slices));
  }

  /** What a task reads embeddings from. */
  @SuppressWarnings("ArrayRecordComponent") // bulk data on its way
  private record Rows(NodeTable input, int[] frequencies) implements Serializable {
    Iterator<NodeEmbedding> slice(int slice, int slices) {
      long from = (long) input.rows() * slice / slices;
      long to = (long) input.rows() * (slice + 1) / slices;
      return IntStream.range((int) from, (int) to)
          .filter(node -> frequencies[node] > 0)
          .mapToObj(this::embedding)
          .iterator();
    }

    private NodeEmbedding embedding(int node) {
      float[] row = input.row(node);
      float[] vector = Arrays.copyOf(row, row.length - 1);
      return new NodeEmbedding(node, vector, frequencies[node]);
    }
  }
}
