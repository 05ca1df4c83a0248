package io.stride.train.skipgram;

import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.table.NodeTable;
import io.stride.train.versioned.TablePair;
import java.util.Optional;

/**
 * What training begins with.
 *
 * @param vectors input vectors of all nodes; empty: random ones
 * @param walks for each node the walks that its vector was made of before; none if random
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
public record SkipGramStart(Optional<NodeTable> vectors, int[] walks) {
  /** Root mean square of the numbers of given vectors, to which they are scaled. */
  public static final double SCALE = 0.1;

  /** Small random vectors, as in word2vec. */
  public static SkipGramStart random(int nodes) {
    return new SkipGramStart(Optional.empty(), new int[nodes]);
  }

  /**
   * Given vectors, all scaled by one number so that the root mean square of theirs is {@link
   * #SCALE}; nodes without one begin at zero.
   *
   * @param given at most one per node
   * @param nodes nodes of the graph
   * @param size numbers per vector
   */
  public static SkipGramStart of(Iterable<NodeEmbedding> given, int nodes, int size) {
    NodeTable table = new NodeTable(nodes, size);
    int[] walks = new int[nodes];
    double squares = 0;
    long numbers = 0;
    for (NodeEmbedding node : given) {
      table.write(node.node(), node.vector(), 0);
      walks[node.node()] = node.walks();
      for (float value : node.vector()) {
        squares += (double) value * value;
      }
      numbers += size;
    }
    scale(table, squares == 0 ? 1 : (float) (SCALE / Math.sqrt(squares / numbers)));
    return new SkipGramStart(Optional.of(table), walks);
  }

  private static void scale(NodeTable table, float factor) {
    float[] row = new float[table.width()];
    for (int node = 0; node < table.rows(); node++) {
      table.read(node, row, 0);
      for (int i = 0; i < row.length; i++) {
        row[i] *= factor;
      }
      table.write(node, row, 0);
    }
  }

  /** The tables before the first round; output vectors begin at zero. */
  TablePair tables(SkipGramSettings settings) {
    NodeTable output = new NodeTable(walks.length, settings.size());
    return new TablePair(
        vectors.map(NodeTable::copy).orElseGet(() -> randomized(settings)), output);
  }

  private NodeTable randomized(SkipGramSettings settings) {
    NodeTable input = new NodeTable(walks.length, settings.size());
    input.randomize(settings.size(), 0.5f / settings.size(), settings.seed());
    return input;
  }
}
