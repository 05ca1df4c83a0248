package io.stride.train.onehot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.CheckpointSettings;
import io.stride.train.averaging.EarlyStopping;
import io.stride.train.averaging.LearningRateSchedule;
import io.stride.train.averaging.TrainingResult.Stop;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.model.OneHotSettings;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.versioned.WarmTables;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.SmallGraphs;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneHotTrainingTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private static final CompactGraph KARATE = TestGraphs.karate();
  private static final LocalWalks WALKS = new LocalWalks(KARATE, new WalkSettings(8, 3, 1, 1, 3));

  @ParameterizedTest
  @ValueSource(ints = {34, 10})
  @DisplayName("on the karate club the loss falls well below ln 34 and neighbours come closer")
  void learnsKarate(int fullLimit) {
    LocalWalks walks = new LocalWalks(KARATE, new WalkSettings(20, 60, 1, 1, 3));
    OneHotResult result =
        OneHotTraining.train(
            CONTEXT, model(fullLimit, 24), settings(20, 2, 6), walks, OneHotListener.NONE);
    assertThat(result.stop()).isEqualTo(Stop.EPOCHS_DONE);
    assertThat(result.validation()).hasSize(7);
    assertThat(result.finalLoss()).isLessThan(0.7 * Math.log(34));
    assertThat(meanCosine(result, true)).isGreaterThan(meanCosine(result, false) + 0.1);
    // Untrained, all nodes are equally likely, but for the noise of a sample.
    assertThat(result.validation().get(0)).isCloseTo(Math.log(34), Offset.offset(0.3));
  }

  @ParameterizedTest
  @ValueSource(ints = {34, 10})
  @DisplayName("the same layout trains the same bits, whether or not executors keep anything")
  void repeats(int fullLimit) {
    OneHotResult first = train(fullLimit, OneHotListener.NONE);
    OneHotResult again = train(fullLimit, OneHotListener.NONE);
    OneHotResult lossy =
        train(
            fullLimit,
            round -> {
              OneHotWorker.clear();
              WarmTables.clear();
            });
    assertSame(again, first);
    assertSame(lossy, first);
  }

  @Test
  @DisplayName("what a round sends grows with the rows it touches, not with the graph")
  void bytesFollowTouchedRows() {
    OneHotRound small = sparseRound(500);
    OneHotRound large = sparseRound(50_000);
    assertThat(large.denseBytes()).isGreaterThan(30 * small.denseBytes());
    // 16 pieces of 5 nodes and 24 negatives: at most 80 embeddings and 104 output rows.
    assertThat(large.rows()).isBetween(50, 2 * 80 + 24);
    long row = 4L * (8 + 2) + Integer.BYTES;
    long network = large.denseBytes() - 50_000L * 4 * (6 + 1 + 8 + 2);
    assertThat(large.bytesDown()).isBetween(network, network + row * large.rows());
    assertThat(large.bytesUp()).isLessThanOrEqualTo(network + row * large.rows());
    assertThat(large.bytesDown()).isLessThan(large.denseBytes() / 50);
  }

  @Test
  @DisplayName("a loss that leaps ends training with finite parameters from before")
  void diverges() {
    OneHotSettings wild =
        new OneHotSettings(6, 8, 34, 24, 1e20, new Updater(Updater.Kind.SGD, 1), 0, 1);
    OneHotResult result =
        OneHotTraining.train(CONTEXT, wild, settings(1, 2, 3), WALKS, OneHotListener.NONE);
    assertThat(result.stop()).isEqualTo(Stop.DIVERGED);
    assertThat(result.rounds()).hasSizeLessThan(10);
    assertThat(result.input().finite()).isTrue();
    assertThat(result.output().finite()).isTrue();
    for (float parameter : result.network().parameters()) {
      assertThat(parameter).isFinite();
    }
  }

  @Test
  @DisplayName("every node that training has seen gets its row as embedding, isolated ones none")
  void embeddings() {
    CompactGraph graph = SmallGraphs.undirected(5, new int[][] {{0, 1}, {1, 3}, {3, 0}});
    LocalWalks walks = new LocalWalks(graph, new WalkSettings(8, 20, 1, 1, 3));
    OneHotResult result =
        OneHotTraining.train(CONTEXT, model(5, 24), settings(2, 2, 1), walks, OneHotListener.NONE);
    List<NodeEmbedding> embeddings = result.embeddings(CONTEXT).collect();
    assertThat(embeddings.stream().map(NodeEmbedding::node)).containsExactly(0, 1, 3);
    for (NodeEmbedding embedding : embeddings) {
      assertThat(embedding.vector()).hasSize(6).isEqualTo(result.embedding(embedding.node()));
      assertThat(embedding.walks()).isPositive();
    }
  }

  @Test
  @DisplayName("settings that this model has no use for are refused by name")
  void refusesSettings() {
    TrainingSettings plain = settings(1, 2, 1);
    EarlyStopping patience = new EarlyStopping(EarlyStopping.Mode.PATIENCE, 3, 0, 0);
    assertRefused(with(plain, patience, CheckpointSettings.OFF), "training.early-stopping");
    CheckpointSettings often = new CheckpointSettings(5, 0, 1);
    assertRefused(with(plain, EarlyStopping.OFF, often), "checkpoint");
  }

  private static void assertRefused(TrainingSettings settings, String key) {
    assertThatThrownBy(
            () ->
                OneHotTraining.train(CONTEXT, model(34, 24), settings, WALKS, OneHotListener.NONE))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("model.input = one-hot");
  }

  private static TrainingSettings with(
      TrainingSettings plain, EarlyStopping stopping, CheckpointSettings checkpoints) {
    return new TrainingSettings(
        plain.batches(),
        plain.tokens(),
        plain.epochs(),
        plain.validation(),
        plain.divergenceFactor(),
        0,
        LearningRateSchedule.CONSTANT,
        stopping,
        checkpoints,
        plain.averaging());
  }

  private static OneHotRound sparseRound(int nodes) {
    LocalWalks walks = new LocalWalks(SmallGraphs.ring(nodes), new WalkSettings(5, 1, 1, 1, 3));
    TrainingSettings settings =
        new TrainingSettings(new BatchSettings(5, 16), 1000, 1, 0.13, 10, new Averaging(1, 1));
    return OneHotTraining.train(CONTEXT, model(2, 24), settings, walks, OneHotListener.NONE)
        .rounds()
        .get(0);
  }

  private static OneHotResult train(int fullLimit, OneHotListener listener) {
    return OneHotTraining.train(CONTEXT, model(fullLimit, 24), settings(2, 3, 2), WALKS, listener);
  }

  private static void assertSame(OneHotResult actual, OneHotResult expected) {
    assertThat(actual.network().parameters()).isEqualTo(expected.network().parameters());
    assertThat(actual.network().updater()).isEqualTo(expected.network().updater());
    assertThat(actual.validation()).isEqualTo(expected.validation());
    assertThat(actual.rounds()).hasSameSizeAs(expected.rounds());
    for (int node = 0; node < 34; node++) {
      assertThat(actual.input().row(node)).isEqualTo(expected.input().row(node));
      assertThat(actual.output().row(node)).isEqualTo(expected.output().row(node));
    }
  }

  private static double meanCosine(OneHotResult result, boolean neighbours) {
    double sum = 0;
    int pairs = 0;
    for (int node = 0; node < 34; node++) {
      for (int other = 0; other < node; other++) {
        if (KARATE.hasEdge(node, other) == neighbours) {
          sum += cosine(result.embedding(node), result.embedding(other));
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static double cosine(float[] first, float[] second) {
    double product = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (int i = 0; i < first.length; i++) {
      product += first[i] * second[i];
      firstSquares += first[i] * first[i];
      secondSquares += second[i] * second[i];
    }
    return product / Math.sqrt(firstSquares * secondSquares);
  }

  private static OneHotSettings model(int fullLimit, int negatives) {
    return new OneHotSettings(
        6, 8, fullLimit, negatives, 0.1, new Updater(Updater.Kind.ADAM, 0.01), 5, 11);
  }

  private static TrainingSettings settings(int frequency, int partitions, int epochs) {
    return new TrainingSettings(
        new BatchSettings(5, 16), 100_000, epochs, 0.13, 10, new Averaging(frequency, partitions));
  }
}
