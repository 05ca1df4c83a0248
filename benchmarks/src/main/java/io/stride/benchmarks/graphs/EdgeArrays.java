package io.stride.benchmarks.graphs;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.CompactGraphBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An undirected graph as a list of edges, each given once, without loops.
 *
 * @param nodes number of nodes; each has an edge
 * @param sources first nodes
 * @param targets second nodes, as many
 * @param weights as many, or null
 */
// Arrays of a benchmark's input: handed over, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record EdgeArrays(int nodes, int[] sources, int[] targets, float[] weights) {

  /** The graph, ready for walks. */
  public CompactGraph compact() {
    return CompactGraphBuilder.fromEdges(nodes, sources, targets, weights, false);
  }

  /**
   * Writes one edge a line, columns parted by tabs.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int i = 0; i < sources.length; i++) {
        out.print(sources[i]);
        out.print('\t');
        out.print(targets[i]);
        if (weights != null) {
          out.print('\t');
          out.print(weights[i]);
        }
        out.print('\n');
      }
    }
  }

  /**
   * The same edges with nodes renumbered from 0 in random order, so that numbers say nothing about
   * degrees, and none is left out.
   */
  static EdgeArrays shuffled(long[] pairs, SplitMix random) {
    int largest = 0;
    for (long pair : pairs) {
      largest = Math.max(largest, Math.max(PairList.first(pair), PairList.second(pair)));
    }
    int[] numbers = new int[largest + 1];
    for (long pair : pairs) {
      numbers[PairList.first(pair)] = 1;
      numbers[PairList.second(pair)] = 1;
    }
    int[] used = new int[largest + 1];
    int nodes = 0;
    for (int node = 0; node <= largest; node++) {
      if (numbers[node] == 1) {
        used[nodes++] = node;
      }
    }
    random.shuffle(used, nodes);
    for (int i = 0; i < nodes; i++) {
      numbers[used[i]] = i;
    }
    int[] sources = new int[pairs.length];
    int[] targets = new int[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      sources[i] = numbers[PairList.first(pairs[i])];
      targets[i] = numbers[PairList.second(pairs[i])];
    }
    return new EdgeArrays(nodes, sources, targets, null);
  }
}
