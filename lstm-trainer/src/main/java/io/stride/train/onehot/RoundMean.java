package io.stride.train.onehot;

import io.stride.train.model.NetworkState;
import io.stride.train.table.NodeTable;
import io.stride.train.table.RowChanges;
import io.stride.train.table.RowMean;
import io.stride.train.versioned.TableChanges;
import io.stride.train.versioned.TablePair;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What all partitions made of a round, weighted by pieces and added up in the order of partitions:
 * the same bits whichever came first.
 */
final class RoundMean {
  private final List<PartitionRound> all;
  private final List<PartitionRound> trained;

  RoundMean(List<PartitionRound> results) {
    this.all = results;
    this.trained =
        results.stream()
            .filter(result -> result.pieces() > 0)
            .sorted(Comparator.comparingInt(PartitionRound::partition))
            .toList();
  }

  /** Whether any partition had something to train on. */
  boolean any() {
    return !trained.isEmpty();
  }

  /** Whether no partition has walks left in this epoch. */
  boolean exhausted() {
    return all.stream().allMatch(PartitionRound::exhausted);
  }

  NetworkState network() {
    int steps = trained.stream().mapToInt(result -> result.network().steps()).max().orElseThrow();
    return new NetworkState(mean(NetworkState::parameters), mean(NetworkState::updater), steps);
  }

  TableChanges changes(TablePair before) {
    return new TableChanges(
        mean(before.input(), TableChanges::input), mean(before.output(), TableChanges::output));
  }

  /** Cross-entropy per node. */
  double loss() {
    return trained.stream().mapToDouble(PartitionRound::loss).sum() / tokens();
  }

  long pieces() {
    return trained.stream().mapToLong(PartitionRound::pieces).sum();
  }

  long tokens() {
    return trained.stream().mapToLong(PartitionRound::tokens).sum();
  }

  long bytes() {
    return trained.stream().mapToLong(PartitionRound::bytes).sum();
  }

  private RowChanges mean(NodeTable before, Function<TableChanges, RowChanges> table) {
    return RowMean.of(
        before,
        trained.stream()
            .map(part -> new RowMean.Version(table.apply(part.changes()), part.pieces()))
            .toList());
  }

  private float[] mean(Function<NetworkState, float[]> part) {
    double[] sum = new double[part.apply(trained.get(0).network()).length];
    for (PartitionRound result : trained) {
      float[] values = part.apply(result.network());
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (double) values[i] * result.pieces();
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / pieces());
    }
    return mean;
  }
}
