package io.stride.benchmarks;

import io.stride.walk.engine.WalkKey;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import io.stride.walk.sampling.WalkerBatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** All walks of a graph as text for programs in other languages, a walk of node numbers a line. */
final class WalkFile {
  private WalkFile() {}

  /**
   * Draws the walks and writes them.
   *
   * @throws IOException if the file can't be written
   */
  static void write(Path file, CompactGraph graph, WalkSettings walks) throws IOException {
    try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
      WalkerBatch batch = new WalkerBatch(WalkTables.of(graph, walks), walks, keys(graph, walks));
      while (batch.hasNext()) {
        writer.println(
            Arrays.stream(batch.next())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ")));
      }
    }
  }

  /** A node's walks are apart: online training wants neighbours in time to be unlike. */
  private static PrimitiveIterator.OfLong keys(CompactGraph graph, WalkSettings walks) {
    int nodes = graph.nodeCount();
    return LongStream.range(0, (long) nodes * walks.perNode())
        .map(i -> WalkKey.of((int) (i % nodes), (int) (i / nodes)))
        .iterator();
  }
}
