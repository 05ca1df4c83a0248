package io.stride.train.skipgram;

import io.stride.train.versioned.TableChanges;
import io.stride.train.versioned.TableHistory;
import io.stride.train.versioned.TablePair;
import io.stride.train.versioned.WarmTables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** One training from start to end: the loop and what it has gathered so far. */
final class SkipGramRun implements AutoCloseable {
  private final SkipGramPlan plan;
  private final SkipGramListener listener;
  private final JavaRDD<Integer> numbers;
  private final TableHistory tables;
  private final List<SkipGramRound> rounds = new ArrayList<>();

  SkipGramRun(
      JavaSparkContext context, SkipGramPlan plan, TablePair initial, SkipGramListener listener) {
    this.plan = plan;
    this.listener = listener;
    this.numbers =
        context.parallelize(
            IntStream.range(0, plan.partitions()).boxed().toList(), plan.partitions());
    this.tables = new TableHistory(context, plan.key(), initial);
  }

  /**
   * Trains to the end.
   *
   * @param walks for each node those that its vector is made of
   */
  SkipGramResult train(int[] walks) {
    boolean finite = true;
    for (int epoch = 0; epoch < plan.settings().epochs() && finite; epoch++) {
      for (int round = 0; round < plan.rounds() && finite; round++) {
        finite = round(epoch, round);
      }
    }
    return new SkipGramResult(
        tables.tables().input(),
        tables.tables().output(),
        walks,
        List.copyOf(rounds),
        plan.partitions(),
        !finite);
  }

  /** One round; false if training diverged. */
  private boolean round(int epoch, int round) {
    long started = System.nanoTime();
    SkipGramPlan local = plan;
    RoundStart start = new RoundStart(tables.version(), epoch, round);
    List<PartitionRound> results =
        numbers.map(partition -> train(local, start, partition)).collect();
    TableChanges changes =
        new TableChanges(
            RowUpdates.mean(results.stream().map(PartitionRound::input).toList()),
            RowUpdates.mean(results.stream().map(PartitionRound::output).toList()));
    tables.advance(changes);
    PartitionRound.Tally tally =
        results.stream()
            .map(PartitionRound::tally)
            .reduce(PartitionRound.Tally.NONE, PartitionRound.Tally::plus);
    SkipGramRound told =
        new SkipGramRound(
            epoch,
            rounds.size(),
            tally.pairs() == 0 ? 0 : tally.loss() / tally.pairs(),
            plan.rate(epoch, plan.walk(0, round) * plan.partitions()),
            tally.walks(),
            tally.tokens(),
            tally.pairs(),
            changes.rows(),
            results.stream().mapToLong(PartitionRound::bytes).sum(),
            (System.nanoTime() - started) * 1e-9);
    rounds.add(told);
    listener.onRound(told);
    return changes.finite();
  }

  /** In a task. */
  private static PartitionRound train(SkipGramPlan plan, RoundStart start, int partition) {
    try (WalkTrainer trainer =
        new WalkTrainer(plan.settings(), plan.sampling().value(), WarmTables.at(start.tables()))) {
      long from = plan.walk(partition, start.round());
      long to = plan.walk(partition, start.round() + 1);
      Iterator<int[]> walks =
          plan.engine()
              .walks(plan.share().keys(start.epoch(), partition, plan.partitions(), from, to));
      for (long i = from; i < to; i++) {
        long position = partition + i * plan.partitions();
        float rate = (float) plan.rate(start.epoch(), position);
        trainer.train(walks.next(), start.epoch(), position, rate);
      }
      return trainer.result();
    }
  }

  @Override
  public void close() {
    tables.close();
  }
}
