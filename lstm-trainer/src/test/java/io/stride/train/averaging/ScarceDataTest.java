package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.NetworkState;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.engine.WalkEngine;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.sampling.WalkSettings;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fewer walks than settings ask for. */
class ScarceDataTest {
  private static final LocalWalks WALKS = Trainings.WALKS;

  @Test
  @DisplayName("A minibatch larger than all data: each partition trains on what it has, as one")
  void batchLargerThanTheData() {
    TrainingSettings settings = settings(100_000);
    TrainingResult result = train(WALKS, settings);
    assertThat(result.rounds()).hasSize(2);
    assertThat(result.rounds().get(0).pieces()).isEqualTo(89 * 2);

    UnionTraining oracle = new UnionTraining(WALKS, TinyModels.features(WALKS.graph()), settings);
    NetworkState expected = oracle.train(TinyModels.sgd(0.1));
    assertThat(oracle.sizes()).hasSize(2);
    Parameters.assertEqual(result.state(), expected, 1e-5);
    Parameters.assertMoved(AutoencoderNetwork.create(TinyModels.sgd(0.1)).state(), expected);
  }

  @Test
  @DisplayName("Walks of one node each: there is nothing to train on, and that is said")
  void noPieces() {
    assertThatThrownBy(() -> train(new Stuck(WALKS), settings(16)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none of the walks that training chose has two nodes")
        .hasMessageContaining("input.directed");
  }

  private static TrainingResult train(WalkEngine walks, TrainingSettings settings) {
    Broadcast<FeatureRows> features =
        Trainings.CONTEXT.broadcast(TinyModels.features(TestGraphs.karate()));
    return new AveragingMaster(Trainings.CONTEXT, settings)
        .train(TinyModels.sgd(0.1), new TrainingData(walks, features), TrainingListener.NONE);
  }

  private static TrainingSettings settings(int batchSize) {
    return new TrainingSettings(
        new BatchSettings(5, batchSize), 100_000, 2, 0.13, 10, new Averaging(1, 2));
  }

  /** Walks that end where they start, as those from a directed graph's sinks do. */
  private record Stuck(LocalWalks walks) implements WalkEngine {
    @Override
    public int nodeCount() {
      return walks.nodeCount();
    }

    @Override
    public WalkSettings settings() {
      return walks.settings();
    }

    @Override
    public Iterator<int[]> walks(PrimitiveIterator.OfLong keys) {
      Iterable<int[]> all = () -> walks.walks(keys);
      Stream<int[]> stream = StreamSupport.stream(all.spliterator(), false);
      return stream.map(walk -> new int[] {walk[0]}).iterator();
    }
  }
}
