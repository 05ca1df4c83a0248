package io.stride.train.dl4j;

import io.stride.train.averaging.Measurement;
import io.stride.train.averaging.TrainingData;
import io.stride.train.averaging.TrainingListener;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.averaging.TrainingRound;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import io.stride.train.batch.WalkSelection;
import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The loop over epochs and rounds. */
final class Dl4jTraining {
  private final TrainingSettings settings;
  private final TrainingData data;
  private final int partitions;
  private final Dl4jRounds network;
  private final WalkSelection selection;
  private final List<TrainingRound> rounds = new ArrayList<>();
  private final List<Measurement> validation = new ArrayList<>();
  private NetworkState good;

  Dl4jTraining(TrainingSettings settings, TrainingData data, int partitions, Dl4jRounds network) {
    this.settings = settings;
    this.data = data;
    this.partitions = partitions;
    this.network = network;
    this.selection =
        WalkSelection.of(
            data.engine().nodeCount(),
            data.engine().settings(),
            settings.tokens(),
            settings.validation());
  }

  TrainingResult run(TrainingListener listener) {
    measure(0, listener);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      good = network.state();
      if (!epoch(epoch, listener)) {
        return result(good, TrainingResult.Stop.DIVERGED);
      }
      measure(epoch + 1, listener);
    }
    return result(network.state(), TrainingResult.Stop.EPOCHS_DONE);
  }

  private TrainingResult result(NetworkState state, TrainingResult.Stop stop) {
    return new TrainingResult(
        state, rounds, validation, partitions, stop, validation.get(validation.size() - 1));
  }

  /** Rounds until no partition has walks left; false if a loss is no number. */
  private boolean epoch(int epoch, TrainingListener listener) {
    List<MinibatchStream> streams =
        streams(
            partition ->
                MinibatchStream.training(
                    data.engine(), selection, settings.batches(), epoch, partition, partitions));
    while (streams.stream().anyMatch(MinibatchStream::hasNext)) {
      TrainingRound round = round(epoch, streams);
      rounds.add(round);
      if (!Double.isFinite(round.loss())) {
        return false;
      }
      boolean last = streams.stream().noneMatch(MinibatchStream::hasNext);
      listener.onRound(round, (epoch + (last ? 1.0 : 0.5)) / settings.epochs());
    }
    return true;
  }

  private TrainingRound round(int epoch, List<MinibatchStream> streams) {
    long begin = System.nanoTime();
    List<List<PieceBatch>> minibatches = streams.stream().map(this::take).toList();
    double loss = network.train(minibatches);
    List<PieceBatch> all = minibatches.stream().flatMap(List::stream).toList();
    long pieces = all.stream().mapToLong(PieceBatch::count).sum();
    long tokens = all.stream().mapToLong(PieceBatch::tokens).sum();
    double seconds = (System.nanoTime() - begin) * 1e-9;
    double walks = (double) tokens / data.engine().settings().length();
    // How long the network took is known to no one: all of it counts as averaging.
    return new TrainingRound(
        epoch,
        rounds.size(),
        loss * pieces / tokens,
        network.learningRate(),
        pieces,
        tokens,
        walks,
        seconds,
        0,
        seconds,
        0);
  }

  private List<PieceBatch> take(MinibatchStream stream) {
    List<PieceBatch> taken = new ArrayList<>();
    while (taken.size() < settings.averaging().frequency() && stream.hasNext()) {
      taken.add(stream.next());
    }
    return taken;
  }

  private void measure(int epochs, TrainingListener listener) {
    ReconstructionError error =
        network.measure(
            streams(
                partition ->
                    MinibatchStream.validation(
                        data.engine(), selection, settings.batches(), partition, partitions)));
    Measurement measured = new Measurement(epochs, rounds.size(), error);
    validation.add(measured);
    listener.onValidation(measured);
  }

  private List<MinibatchStream> streams(IntFunction<MinibatchStream> each) {
    return IntStream.range(0, partitions).mapToObj(each).toList();
  }
}
