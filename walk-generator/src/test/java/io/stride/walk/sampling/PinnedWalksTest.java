package io.stride.walk.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Walks as version 0.1's first sampler drew them: a seed names the same walks for good. The hashes
 * were computed with that sampler, one walk at a time, before the batch walker was written.
 */
class PinnedWalksTest {
  private static final int NODES = 35;
  private static final int PER_NODE = 5;

  @ParameterizedTest
  @CsvSource({
    "false, false, 1, 1, ee95f09f2eeb6a4b",
    "false, false, 0.5, 2, 8215bc71049b2a20",
    "false, false, 4, 0.25, da169467c6852c87",
    "false, false, 1000, 0.0001, ebe15113ee614c46",
    "false, true, 1, 1, af86f9a7ba61ccb3",
    "false, true, 0.5, 2, f0be83884ca98479",
    "false, true, 4, 0.25, 16db8cf76b4ed71b",
    "false, true, 1000, 0.0001, d7e2881c05b8181c",
    "true, false, 1, 1, 5a6e4078b04adf31",
    "true, false, 0.5, 2, dfc10e1604867b5f",
    "true, false, 4, 0.25, 8040e5c0167b83ca",
    "true, false, 1000, 0.0001, f8febc7d4a9a7427",
    "true, true, 1, 1, 3eee5e7a9a20a1ea",
    "true, true, 0.5, 2, a2f0d1aec953ab28",
    "true, true, 4, 0.25, 28a83e63338cac3c",
    "true, true, 1000, 0.0001, cdb1f0ac716c4661"
  })
  void walksStayWhatTheyWere(boolean weighted, boolean directed, double p, double q, String hash)
      throws IOException {
    CompactGraph graph = karate(weighted, directed);
    WalkSettings settings = new WalkSettings(20, PER_NODE, p, q, 7);
    PrimitiveIterator.OfLong keys =
        LongStream.range(0, NODES * PER_NODE)
            .map(i -> ((i / PER_NODE) << 32) | (i % PER_NODE))
            .iterator();
    WalkerBatch batch = new WalkerBatch(WalkTables.of(graph, settings), settings, keys);
    long sum = 0;
    while (batch.hasNext()) {
      for (int node : batch.next()) {
        sum = sum * 31 + node;
      }
      sum = sum * 31 - 1;
    }
    assertThat(Long.toHexString(sum)).isEqualTo(hash);
  }

  private static CompactGraph karate(boolean weighted, boolean directed) throws IOException {
    Path file = TestData.repositoryRoot().resolve("data/karate/edges.tsv");
    List<int[]> pairs =
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> line.split("\\s+"))
            .map(ids -> new int[] {Integer.parseInt(ids[0]) - 1, Integer.parseInt(ids[1]) - 1})
            .toList();
    float[] weights = weighted ? new float[pairs.size()] : null;
    IntStream.range(0, weighted ? pairs.size() : 0).forEach(i -> weights[i] = 1 + i % 7);
    return SmallGraphs.of(NODES, pairs.toArray(int[][]::new), weights, directed);
  }
}
