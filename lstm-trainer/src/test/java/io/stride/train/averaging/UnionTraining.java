package io.stride.train.averaging;

import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import io.stride.train.batch.WalkSelection;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.NetworkState;
import io.stride.walk.engine.WalkEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The oracle: one network in a plain loop, each of whose minibatches is the union of what all
 * partitions would train on in a round of frequency 1.
 */
final class UnionTraining {
  private final WalkEngine engine;
  private final FeatureRows features;
  private final TrainingSettings settings;
  private final WalkSelection selection;

  /** Sizes of the partitions' minibatches, round by round. */
  private final List<List<Integer>> sizes = new ArrayList<>();

  UnionTraining(WalkEngine engine, FeatureRows features, TrainingSettings settings) {
    this.engine = engine;
    this.features = features;
    this.settings = settings;
    this.selection =
        WalkSelection.of(
            engine.nodeCount(), engine.settings(), settings.tokens(), settings.validation());
  }

  NetworkState train(AutoencoderSettings model) {
    AutoencoderNetwork network = AutoencoderNetwork.create(model);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      List<MinibatchStream> streams = streams(epoch);
      while (streams.stream().anyMatch(MinibatchStream::hasNext)) {
        List<PieceBatch> batches =
            streams.stream().filter(MinibatchStream::hasNext).map(MinibatchStream::next).toList();
        sizes.add(batches.stream().map(PieceBatch::count).toList());
        network.fit(union(batches), features);
      }
    }
    return network.state();
  }

  List<List<Integer>> sizes() {
    return sizes;
  }

  private List<MinibatchStream> streams(int epoch) {
    int partitions = settings.averaging().partitions();
    return IntStream.range(0, partitions)
        .mapToObj(
            partition ->
                MinibatchStream.training(
                    engine, selection, settings.batches(), epoch, partition, partitions))
        .toList();
  }

  private static PieceBatch union(List<PieceBatch> batches) {
    return new PieceBatch(
        batches.stream().flatMapToInt(batch -> IntStream.of(batch.nodes())).toArray(),
        batches.stream().flatMapToInt(batch -> IntStream.of(batch.lengths())).toArray(),
        batches.get(0).length());
  }
}
