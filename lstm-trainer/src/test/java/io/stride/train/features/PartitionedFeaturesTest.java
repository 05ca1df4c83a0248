package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.testing.TestGraphs;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.NeighbourGraph;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.RandomGraphs;
import io.stride.walk.testing.SmallGraphs;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features made in Spark's partitions are those made on one machine, to the last bit. */
class PartitionedFeaturesTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private static final List<Double> HOPS = List.of(1.0, 0.5, 2.0);

  /** Wider than they are long. */
  private static final FeatureSettings WIDE = new FeatureSettings(6, 16, HOPS, 3);

  /** More nodes than moments are summed up at a time; a tenth of them isolated. */
  private static final int NODES = 5000;

  @ParameterizedTest(name = "weighted {0}, directed {1}, {2} partitions")
  @CsvSource({
    "false, false, 1",
    "false, true, 3",
    "true, false, 3",
    "true, false, 8",
    "true, true, 8"
  })
  void sameFeatures(boolean weighted, boolean directed, int partitions) throws IOException {
    assertSame(RandomGraphs.of(NODES, 20_000, weighted, directed, 2), WIDE, partitions);
  }

  @Test
  @DisplayName("Codes as wide as features, joined with proximity vectors")
  void joined() throws IOException {
    FeatureSettings settings =
        new FeatureSettings(6, 6, HOPS, 5, FeatureType.PROPAGATION, 0.5, 2, 3);
    assertSame(TestGraphs.karate(), settings, 3);
  }

  @Test
  @DisplayName("Nodes without an edge, and dead ends of directed graphs")
  void isolated() throws IOException {
    int[][] pairs = {{0, 1}, {1, 2}, {4, 1}};
    assertSame(SmallGraphs.directed(7, pairs), WIDE, 8);
    assertThat(features(SmallGraphs.directed(7, pairs), WIDE, 1).rows().row(6)).containsOnly(0);
  }

  @Test
  @DisplayName("With the transforms of another graph")
  void givenTransforms() {
    FeatureTransforms transforms = features(TestGraphs.karate(), WIDE, 2).transforms();
    CompactGraph other = RandomGraphs.of(2000, 6000, true, false, 4);
    SpreadInput input = SpreadInput.of(other, TestGraphs.keys(2000), WIDE);
    assertEqual(
        NodeFeatures.of(input, transforms, partitioned(3)).rows(),
        NodeFeatures.of(other, TestGraphs.keys(2000), WIDE, transforms).rows());
  }

  @Test
  @DisplayName("The same choice among features")
  void choice() {
    CompactGraph graph = RandomGraphs.of(300, 2000, false, false, 6);
    FeatureSettings open =
        new FeatureSettings(8, 16, HOPS, 7, FeatureType.AUTO, FeatureSettings.AUTO_WEIGHT, 0, 1);
    long[] keys = TestGraphs.keys(300);
    FeatureChoice choice = FeatureChoice.of(graph, keys, open, partitioned(2));
    assertThat(choice.candidates()).isNotEmpty();
    assertThat(choice).isEqualTo(FeatureChoice.of(graph, keys, open));
  }

  @Test
  @DisplayName("Nothing stays in Spark's memory")
  void frees() {
    Set<Integer> before = Set.copyOf(CONTEXT.getPersistentRDDs().keySet());
    NodeFeatures features = features(TestGraphs.karate(), WIDE, 2);
    assertThat(features.rows().rows()).isEqualTo(34);
    assertThat(CONTEXT.getPersistentRDDs().keySet()).isSubsetOf(before);
  }

  private static void assertSame(CompactGraph graph, FeatureSettings settings, int partitions)
      throws IOException {
    NodeFeatures expected = NodeFeatures.of(graph, TestGraphs.keys(graph.nodeCount()), settings);
    NodeFeatures actual = features(graph, settings, partitions);
    assertEqual(actual.rows(), expected.rows());
    assertThat(bytes(actual.transforms())).isEqualTo(bytes(expected.transforms()));
  }

  private static NodeFeatures features(
      CompactGraph graph, FeatureSettings settings, int partitions) {
    long[] keys = TestGraphs.keys(graph.nodeCount());
    return NodeFeatures.of(graph, keys, settings, partitioned(partitions));
  }

  private static CodeSpreading partitioned(int partitions) {
    return CodeSpreading.partitioned(
        (graph, keys, stripe, unused) ->
            NeighbourGraph.of(CONTEXT, graph, keys, stripe, partitions));
  }

  private static void assertEqual(FeatureRows actual, FeatureRows expected) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    for (int row = 0; row < expected.rows(); row++) {
      assertThat(actual.row(row)).isEqualTo(expected.row(row));
    }
  }

  private static byte[] bytes(FeatureTransforms transforms) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    transforms.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
