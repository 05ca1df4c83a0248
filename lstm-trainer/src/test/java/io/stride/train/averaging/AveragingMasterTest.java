package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.NetworkState;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AveragingMasterTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private static final CompactGraph KARATE = TestGraphs.karate();

  /** 34 x 3 walks of 8 nodes, pieces of 5 and 3; 89 walks train: no two partitions have as many. */
  private static final LocalWalks WALKS = new LocalWalks(KARATE, new WalkSettings(8, 3, 1, 1, 3));

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  @DisplayName("Frequency 1 and plain SGD: the same as one worker on the union of the minibatches")
  void equalsSingleWorker(int partitions) {
    TrainingSettings settings = settings(1, partitions, 2);
    UnionTraining oracle = new UnionTraining(WALKS, TinyModels.features(KARATE), settings);
    NetworkState expected = oracle.train(TinyModels.sgd(0.1));
    TrainingResult result = train(WALKS, TinyModels.sgd(0.1), settings, TrainingListener.NONE);

    assertThat(oracle.sizes()).anyMatch(sizes -> sizes.stream().distinct().count() > 1);
    assertThat(result.rounds()).hasSizeGreaterThan(6);
    assertThat(result.rounds().stream().map(TrainingRound::pieces))
        .isEqualTo(oracle.sizes().stream().map(AveragingMasterTest::sum).toList());
    Parameters.assertEqual(result.state(), expected, 1e-5);
    Parameters.assertMoved(AutoencoderNetwork.create(TinyModels.sgd(0.1)).state(), expected);
    assertThat(result.stop()).isEqualTo(TrainingResult.Stop.EPOCHS_DONE);
    assertThat(result.partitions()).isEqualTo(partitions);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  @DisplayName("The same where walks end early and some partitions have no walk or piece at all")
  void endsEarly(int partitions) {
    LocalWalks tree = new LocalWalks(TestGraphs.tree(15), new WalkSettings(8, 1, 1, 1, 3));
    TrainingSettings settings = settings(1, partitions, 3);
    UnionTraining oracle = new UnionTraining(tree, TinyModels.features(tree.graph()), settings);
    NetworkState expected = oracle.train(TinyModels.sgd(0.1));
    TrainingResult result = train(tree, TinyModels.sgd(0.1), settings, TrainingListener.NONE);

    assertThat(oracle.sizes()).anyMatch(sizes -> sizes.size() < partitions);
    assertThat(result.rounds()).hasSameSizeAs(oracle.sizes());
    Parameters.assertEqual(result.state(), expected, 1e-5);
    assertThat(result.validation()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 18})
  @DisplayName("The same layout trains the same bits")
  void repeats(int partitions) {
    TrainingSettings settings = settings(2, partitions, 2);
    TrainingResult first = train(WALKS, TinyModels.adam(), settings, TrainingListener.NONE);
    TrainingResult again = train(WALKS, TinyModels.adam(), settings, TrainingListener.NONE);
    Parameters.assertSame(again.state(), first.state());
    assertThat(again.validation()).isEqualTo(first.validation());
  }

  @Test
  @DisplayName("Several minibatches a round average less often, and train on the same pieces")
  void frequency() {
    TrainingResult often =
        train(WALKS, TinyModels.adam(), settings(1, 2, 1), TrainingListener.NONE);
    TrainingResult seldom =
        train(WALKS, TinyModels.adam(), settings(4, 2, 1), TrainingListener.NONE);
    assertThat(seldom.rounds()).hasSize((often.rounds().size() + 3) / 4);
    assertThat(pieces(seldom)).isEqualTo(pieces(often));
    Parameters.assertMoved(seldom.state(), often.state());
  }

  @Test
  @DisplayName("Adam over two partitions lowers the held-out error; progress ends at 1")
  void learns() {
    List<Double> shares = new ArrayList<>();
    LocalWalks more = new LocalWalks(KARATE, new WalkSettings(20, 10, 1, 1, 3));
    TrainingResult result =
        train(more, TinyModels.adam(), settings(10, 2, 5), (round, share) -> shares.add(share));
    assertThat(result.validation()).hasSize(6);
    assertThat(result.finalError().relative())
        .isLessThan(0.85)
        .isLessThan(result.validation().get(0).relative() - 0.2);
    assertThat(shares).hasSameSizeAs(result.rounds()).isSorted().last().isEqualTo(1.0);
    assertThat(shares).allMatch(share -> share > 0 && share <= 1);
    assertThat(result.rounds().stream().map(TrainingRound::round).toList())
        .isEqualTo(IntStream.range(0, shares.size()).boxed().toList());
  }

  @Test
  @DisplayName("0 partitions: as many as Spark has task slots")
  void defaultPartitions() {
    TrainingResult slots =
        train(WALKS, TinyModels.adam(), settings(4, 0, 1), TrainingListener.NONE);
    TrainingResult two = train(WALKS, TinyModels.adam(), settings(4, 2, 1), TrainingListener.NONE);
    assertThat(slots.partitions()).isEqualTo(2);
    Parameters.assertSame(slots.state(), two.state());
  }

  private static TrainingResult train(
      LocalWalks walks,
      AutoencoderSettings model,
      TrainingSettings settings,
      TrainingListener listener) {
    FeatureRows features = TinyModels.features(walks.graph());
    TrainingData data = new TrainingData(walks, CONTEXT.broadcast(features));
    return new AveragingMaster(CONTEXT, settings).train(model, data, listener);
  }

  private static TrainingSettings settings(int frequency, int partitions, int epochs) {
    return new TrainingSettings(
        new BatchSettings(5, 16), 100_000, epochs, 0.13, 10, new Averaging(frequency, partitions));
  }

  private static long sum(List<Integer> sizes) {
    return sizes.stream().mapToLong(Integer::intValue).sum();
  }

  private static long pieces(TrainingResult result) {
    return result.rounds().stream().mapToLong(TrainingRound::pieces).sum();
  }
}
