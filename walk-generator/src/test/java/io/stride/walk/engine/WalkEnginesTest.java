package io.stride.walk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.engine.partitioned.PartitionedSettings;
import io.stride.walk.engine.partitioned.WalkProgressListener;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.GraphBuilder;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalkEnginesTest {
  private static final WalkSettings SETTINGS = new WalkSettings(20, 3, 0.5, 2, 7);

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void everyEngineDrawsTheSameWalks(EngineKind kind, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.tsv"), "1\t2\n2\t3\n3\t1\n3\t4\n4\t5\n");
    for (long broadcastBytes : new long[] {0, 1_000_000}) {
      DistributedGraph graph =
          GraphBuilder.distribute(
              EdgeReader.read(LocalSpark.session(), EdgeInput.undirected(file.toString())));
      CompactGraph whole = graph.collect().graph();
      EngineSettings settings =
          new EngineSettings(
              kind,
              broadcastBytes,
              new PartitionedSettings(3, 100, true, 2, folder.resolve("files").toString()));
      try (WalkSource source =
          WalkEngines.open(graph, SETTINGS, settings, WalkProgressListener.NONE)) {
        LongAccumulator steps = LocalSpark.session().sparkContext().longAccumulator();
        List<String> drawn =
            source.engine().draw(new AllNodes(3), 1, 4, steps).collect().stream()
                .map(WalkEnginesTest::text)
                .sorted()
                .toList();
        assertThat(drawn).isEqualTo(defined(whole));
        assertThat(source.totalDegree()).isEqualTo(10);
      }
      assertThat(folder.resolve("files/graph")).doesNotExist();
    }
  }

  /** The walks of nodes 1 to 3, one after another. */
  private static List<String> defined(CompactGraph graph) {
    SecondOrderSampler sampler = new SecondOrderSampler(WalkTables.of(graph, SETTINGS), SETTINGS);
    int[] path = new int[SETTINGS.length()];
    List<String> walks = new ArrayList<>();
    for (int node = 1; node < 4; node++) {
      for (int walk = 0; walk < 3; walk++) {
        int count = sampler.sample(node, walk, path);
        walks.add(text(new Walk(node, walk, Arrays.copyOf(path, count))));
      }
    }
    return walks;
  }

  private static String text(Walk walk) {
    return walk.node() + " " + walk.number() + " " + Arrays.toString(walk.path());
  }
}
