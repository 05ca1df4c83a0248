package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.util.List;

/** Builds compact graphs, in time and memory linear in nodes and edges. */
public final class CompactGraphBuilder {
  private CompactGraphBuilder() {}

  /**
   * The graph of a set of edges.
   *
   * @param nodeCount number of nodes, those without an edge included; at least 0
   * @param sources first nodes of the edges, each below {@code nodeCount}
   * @param targets their second nodes, as many; no self-loops
   * @param weights finite weights &gt; 0, as many, or null: all weigh 1
   * @param directed whether an edge leads from source to target only; if not, each edge is given
   *     once, in either direction
   * @throws IllegalArgumentException if the arrays differ in length, a node is out of range, or
   *     there is a self-loop, a duplicate or a bad weight
   * @throws InvalidInputException if there are more edges than an int can index
   */
  public static CompactGraph fromEdges(
      int nodeCount, int[] sources, int[] targets, float[] weights, boolean directed) {
    requireEdges(nodeCount, sources, targets);
    if (weights != null && weights.length != sources.length) {
      throw new IllegalArgumentException("as many weights as edges are needed");
    }
    GraphBuilder.requireIndexable(sources.length, directed);
    Adjacency arrivals = new Adjacency(nodeCount, sources.length, weights != null, directed);
    for (int i = 0; i < sources.length; i++) {
      arrivals.count(sources[i], targets[i]);
    }
    arrivals.startFilling();
    for (int i = 0; i < sources.length; i++) {
      arrivals.add(sources[i], targets[i], weights == null ? 1f : weights[i]);
    }
    return arrivals.transposed();
  }

  /**
   * The graph that lies in Spark partitions, brought to the driver.
   *
   * @throws InvalidInputException if weights add up to more than a float holds
   */
  static CompactGraph fromPartitions(PartitionedGraph graph) {
    List<EdgeBlock> blocks = graph.blocks().collect();
    int edges = blocks.stream().mapToInt(block -> block.sources().length).sum();
    int[] sources = new int[edges];
    int[] targets = new int[edges];
    float[] weights = blocks.stream().anyMatch(EdgeBlock::weighted) ? new float[edges] : null;
    int position = 0;
    for (EdgeBlock block : blocks) {
      int size = block.sources().length;
      System.arraycopy(block.sources(), 0, sources, position, size);
      System.arraycopy(block.targets(), 0, targets, position, size);
      for (int i = 0; weights != null && i < size; i++) {
        weights[position + i] = rounded(block.weights()[i]);
      }
      position += size;
    }
    return fromEdges(graph.nodes(), sources, targets, weights, graph.directed());
  }

  private static float rounded(double sum) {
    String problem = EdgeWeight.problem(sum);
    if (problem != null) {
      throw new InvalidInputException(
          "the weights of an edge that the input repeats add up to " + sum + ", " + problem);
    }
    return (float) sum;
  }

  private static void requireEdges(int nodeCount, int[] sources, int[] targets) {
    if (nodeCount < 0 || sources.length != targets.length) {
      throw new IllegalArgumentException("as many sources as targets are needed");
    }
    for (int i = 0; i < sources.length; i++) {
      int source = sources[i];
      int target = targets[i];
      boolean inRange = Math.min(source, target) >= 0 && Math.max(source, target) < nodeCount;
      if (!inRange || source == target) {
        throw new IllegalArgumentException(
            "edge " + source + " - " + target + " is a loop or not within " + nodeCount + " nodes");
      }
    }
  }
}
