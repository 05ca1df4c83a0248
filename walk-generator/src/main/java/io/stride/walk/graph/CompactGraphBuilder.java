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
   */
  public static CompactGraph fromEdges(
      int nodeCount, int[] sources, int[] targets, float[] weights, boolean directed) {
    return fromEdges(nodeCount, sources, targets, weights, directed, IntChunks.SHIFT);
  }

  /** The same in pieces of 2^{@code shift} entries. */
  static CompactGraph fromEdges(
      int nodeCount, int[] sources, int[] targets, float[] weights, boolean directed, int shift) {
    requireEdges(nodeCount, sources, targets);
    if (weights != null && weights.length != sources.length) {
      throw new IllegalArgumentException("as many weights as edges are needed");
    }
    Adjacency arrivals = new Adjacency(nodeCount, weights != null, directed, shift);
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
   * The graph of edges that come in blocks.
   *
   * @throws InvalidInputException if weights add up to more than a float holds
   */
  static CompactGraph fromBlocks(int nodeCount, List<EdgeBlock> blocks, boolean directed) {
    boolean weighted = blocks.stream().anyMatch(EdgeBlock::weighted);
    Adjacency arrivals = new Adjacency(nodeCount, weighted, directed, IntChunks.SHIFT);
    for (EdgeBlock block : blocks) {
      for (int i = 0; i < block.sources().length; i++) {
        arrivals.count(block.sources()[i], block.targets()[i]);
      }
    }
    arrivals.startFilling();
    for (EdgeBlock block : blocks) {
      for (int i = 0; i < block.sources().length; i++) {
        float weight = weighted ? EdgeWeight.merged(block.weights()[i]) : 1f;
        arrivals.add(block.sources()[i], block.targets()[i], weight);
      }
    }
    return arrivals.transposed();
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
