package io.stride.jobs.linkprediction;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.DisjointSets;
import io.stride.walk.graph.ResidualGraph;
import java.util.BitSet;

/**
 * A graph with some of its edges taken away such that no component falls apart.
 *
 * <p>A random spanning forest is always kept; of the other edges a random subset is held out. In a
 * sparse graph the forest is a large part of the edges and fewer can be held out than requested:
 * then all the others are. Held-out edges are therefore not a uniform sample of all edges: the only
 * edge of a node is never among them.
 *
 * @param residual what is left, with the same nodes and components (weakly connected ones, if
 *     directed); weights are kept
 * @param heldOut the held-out edges; of a directed graph, the edges between two nodes are either
 *     all here or all in {@code residual}
 * @param requested edges that should be held out
 * @param achieved edges that are
 */
public record EdgeHoldout(CompactGraph residual, NodePairs heldOut, int requested, int achieved) {

  /**
   * Splits the edges; the same for the same graph and seed.
   *
   * @throws InvalidInputException if no edge can be held out
   */
  public static EdgeHoldout split(CompactGraph graph, LinkPredictionSettings settings) {
    Links links = Links.of(graph);
    int requested = (int) Math.max(1, Math.round(settings.heldOut() * graph.edgeCount()));
    BitSet taken = choose(links, graph.nodeCount(), requested, settings.seed());
    if (taken.isEmpty()) {
      throw new InvalidInputException(
          "none of the %d edges can be held out, the graph would fall apart without any of them"
              .formatted(graph.edgeCount()));
    }
    BitSet entries = entries(links, taken);
    NodePairs pairs = pairs(graph, links, taken);
    return new EdgeHoldout(ResidualGraph.without(graph, entries), pairs, requested, pairs.count());
  }

  private static BitSet choose(Links links, int nodes, int requested, long seed) {
    DisjointSets components = new DisjointSets(nodes);
    int[] order = links.shuffled(seed);
    BitSet forest = new BitSet(links.count());
    for (int link : order) {
      forest.set(link, components.union(links.source(link), links.target(link)));
    }
    BitSet taken = new BitSet(links.count());
    int open = requested;
    for (int link : order) {
      if (!forest.get(link) && links.edges(link) <= open) {
        taken.set(link);
        open -= links.edges(link);
      }
    }
    return taken;
  }

  private static BitSet entries(Links links, BitSet taken) {
    BitSet entries = new BitSet();
    for (int link = taken.nextSetBit(0); link >= 0; link = taken.nextSetBit(link + 1)) {
      entries.set(links.entry(link));
      int back = links.reverseEntry(link);
      if (back >= 0) {
        entries.set(back);
      }
    }
    return entries;
  }

  private static NodePairs pairs(CompactGraph graph, Links links, BitSet taken) {
    int[] pairs = new int[2 * taken.stream().map(links::edges).sum()];
    int at = 0;
    for (int link = taken.nextSetBit(0); link >= 0; link = taken.nextSetBit(link + 1)) {
      pairs[at++] = links.source(link);
      pairs[at++] = links.target(link);
      if (graph.directed() && links.reverseEntry(link) >= 0) {
        pairs[at++] = links.target(link);
        pairs[at++] = links.source(link);
      }
    }
    return NodePairs.of(pairs);
  }
}
