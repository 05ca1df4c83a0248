package io.stride.train.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.batch.BatchSettings;
import io.stride.train.features.FeatureRows;
import io.stride.train.features.NodeFeatures;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.ModelStore;
import io.stride.train.model.NetworkState;
import io.stride.train.model.SavedModel;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.engine.WalkKey;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.SmallGraphs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private static final WalkSettings WALKS = new WalkSettings(7, 3, 0.5, 2, 9);

  /** Two triangles, a tail, and node 8 without an edge. */
  private static final CompactGraph GRAPH =
      SmallGraphs.undirected(
          9, new int[][] {{0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 4}, {4, 5}, {3, 5}, {5, 6}, {6, 7}});

  private static final FeatureRows FEATURES = TinyModels.features(GRAPH);
  private static final NetworkState STATE = AutoencoderNetwork.create(TinyModels.adam()).state();

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  @DisplayName("A node's vector is the mean latent of all pieces that contain it")
  void equalsBruteForce(int walks) {
    Map<Integer, NodeEmbedding> encoded = encode(new EncodingSettings(walks, 4, 3, false), 2);
    BruteForceEncoder expected = new BruteForceEncoder(STATE, FEATURES, 9);
    LocalWalks engine = new LocalWalks(GRAPH, WALKS);
    for (int node = 0; node < 9; node++) {
      for (int walk = 0; walk < (walks == 0 ? 3 : walks); walk++) {
        long[] key = {WalkKey.of(node, walk)};
        expected.add(engine.walks(LongStream.of(key).iterator()).next(), 3);
      }
    }
    assertThat(encoded).hasSize(9);
    for (int node = 0; node < 9; node++) {
      assertThat(encoded.get(node).walks()).isEqualTo(expected.walks(node));
      assertThat(encoded.get(node).vector()).containsExactly(expected.mean(node), within(1e-5f));
    }
  }

  @Test
  @DisplayName("Without a network a node's vector is the mean over its pieces' mean features")
  void windowMeans() {
    float[][] sums = new float[9][FEATURES.size()];
    int[] pieces = new int[9];
    LocalWalks engine = new LocalWalks(GRAPH, WALKS);
    for (int node = 0; node < 9; node++) {
      for (int walk = 0; walk < 3; walk++) {
        long[] key = {WalkKey.of(node, walk)};
        addMeans(engine.walks(LongStream.of(key).iterator()).next(), sums, pieces);
      }
    }
    List<NodeEmbedding> means =
        new Encoder(CONTEXT, TinyModels.adam(), new EncodingSettings(0, 4, 3, false))
            .windowMeans(engine, CONTEXT.broadcast(FEATURES), 2)
            .collect();
    assertThat(means).hasSize(9);
    for (NodeEmbedding mean : means) {
      float[] expected = sums[mean.node()];
      for (int i = 0; i < expected.length; i++) {
        expected[i] /= pieces[mean.node()];
      }
      assertThat(mean.vector()).containsExactly(expected, within(1e-5f));
    }
  }

  /** Pieces of three nodes; every distinct node of a piece gets its mean. */
  private static void addMeans(int[] walk, float[][] sums, int[] pieces) {
    for (int from = 0; from < walk.length; from += 3) {
      int[] piece = Arrays.copyOfRange(walk, from, Math.min(walk.length, from + 3));
      for (int member : Arrays.stream(piece).distinct().toArray()) {
        pieces[member]++;
        for (int node : piece) {
          for (int i = 0; i < FEATURES.size(); i++) {
            sums[member][i] += FEATURES.row(node)[i] / piece.length;
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 40})
  @DisplayName("Partitions don't matter but for rounding; the same number gives the same bits")
  void partitions(int partitions) {
    EncodingSettings settings = new EncodingSettings(0, 4, 3, false);
    Map<Integer, NodeEmbedding> two = encode(settings, 2);
    Map<Integer, NodeEmbedding> here = encode(settings, partitions);
    Map<Integer, NodeEmbedding> again = encode(settings, partitions);
    assertThat(here.keySet()).isEqualTo(two.keySet());
    for (int node = 0; node < 9; node++) {
      assertThat(here.get(node).vector()).containsExactly(two.get(node).vector(), within(1e-5f));
      assertThat(here.get(node).walks()).isEqualTo(two.get(node).walks());
      assertThat(again.get(node).vector()).isEqualTo(here.get(node).vector());
    }
  }

  @Test
  @DisplayName("Chosen nodes get the vectors that they get among all nodes")
  void selection() {
    EncodingSettings settings = new EncodingSettings(0, 4, 3, false);
    Map<Integer, NodeEmbedding> all = encode(settings, 2);
    BitSet chosen = new BitSet();
    chosen.set(1);
    chosen.set(6);
    Map<Integer, NodeEmbedding> some =
        encode(
            TinyModels.adam(),
            STATE,
            FEATURES,
            settings,
            NodeSelection.of(CONTEXT.broadcast(chosen)),
            2);
    assertThat(some).containsOnlyKeys(1, 6);
    some.forEach(
        (node, embedding) -> {
          assertThat(embedding.vector()).containsExactly(all.get(node).vector(), within(1e-5f));
          assertThat(embedding.walks()).isEqualTo(all.get(node).walks());
        });
    assertThat(
            encode(
                TinyModels.adam(),
                STATE,
                FEATURES,
                settings,
                NodeSelection.of(CONTEXT.broadcast(new BitSet())),
                2))
        .isEmpty();
  }

  @Test
  @DisplayName("The encoder's batch size doesn't matter")
  void batchSizes() {
    Map<Integer, NodeEmbedding> one = encode(new EncodingSettings(0, 1, 3, false), 2);
    Map<Integer, NodeEmbedding> many = encode(new EncodingSettings(0, 1000, 3, false), 2);
    for (int node = 0; node < 9; node++) {
      assertThat(many.get(node).vector()).containsExactly(one.get(node).vector(), within(1e-5f));
      assertThat(many.get(node).walks()).isEqualTo(one.get(node).walks());
    }
  }

  @Test
  @DisplayName("Saved and loaded, a model encodes exactly the same vectors")
  void savedModel(@TempDir Path folder) throws IOException {
    NodeFeatures features = NodeFeatures.of(GRAPH, TestGraphs.keys(9), TinyModels.FEATURES);
    AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.adam());
    for (int step = 0; step < 5; step++) {
      network.fit(TinyModels.batch(3, 0, new int[] {0, 1, 2}, new int[] {3, 4}), features.rows());
    }
    ModelStore store =
        new ModelStore(
            FileSystem.getLocal(new Configuration()),
            new org.apache.hadoop.fs.Path(folder.resolve("model").toString()));
    store.write(
        new SavedModel(
            WALKS,
            TinyModels.adam(),
            TinyModels.FEATURES,
            new BatchSettings(3, 4),
            false,
            features.transforms(),
            network.state()));

    SavedModel loaded = store.read();
    FeatureRows loadedRows =
        NodeFeatures.of(GRAPH, TestGraphs.keys(9), loaded.features(), loaded.transforms()).rows();
    EncodingSettings settings = new EncodingSettings(0, 4, loaded.batches().pieceLength(), false);
    Map<Integer, NodeEmbedding> before =
        encode(TinyModels.adam(), network.state(), features.rows(), settings, 2);
    Map<Integer, NodeEmbedding> after =
        encode(loaded.settings(), loaded.state(), loadedRows, settings, 2);
    Map<Integer, NodeEmbedding> untrained = encode(settings, 2);
    for (int node = 0; node < 8; node++) {
      assertThat(after.get(node).vector())
          .isEqualTo(before.get(node).vector())
          .isNotEqualTo(untrained.get(node).vector());
    }
  }

  @Test
  void refusesSettings() {
    assertThatThrownBy(() -> new EncodingSettings(-1, 1, 2, false))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("encoding.walks was -1, must be >= 0");
    assertThatThrownBy(() -> new EncodingSettings(0, 0, 2, false))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("encoding.batch-size was 0, must be >= 1");
    assertThatThrownBy(() -> new EncodingSettings(0, 1, 1, false))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("training.piece-length was 1, must be >= 2");
  }

  private static Map<Integer, NodeEmbedding> encode(EncodingSettings settings, int partitions) {
    return encode(TinyModels.adam(), STATE, FEATURES, settings, partitions);
  }

  private static Map<Integer, NodeEmbedding> encode(
      AutoencoderSettings model,
      NetworkState state,
      FeatureRows features,
      EncodingSettings settings,
      int partitions) {
    return encode(model, state, features, settings, NodeSelection.ALL, partitions);
  }

  private static Map<Integer, NodeEmbedding> encode(
      AutoencoderSettings model,
      NetworkState state,
      FeatureRows features,
      EncodingSettings settings,
      NodeSelection selection,
      int partitions) {
    LocalWalks engine = new LocalWalks(GRAPH, WALKS);
    List<NodeEmbedding> nodes =
        new Encoder(CONTEXT, model, settings)
            .encode(
                CONTEXT.broadcast(state),
                engine,
                CONTEXT.broadcast(features),
                selection,
                partitions)
            .collect();
    Map<Integer, NodeEmbedding> byNode = new TreeMap<>();
    nodes.forEach(node -> byNode.put(node.node(), node));
    assertThat(byNode).hasSameSizeAs(nodes);
    return byNode;
  }
}
