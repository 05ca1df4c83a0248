package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.TrainingSettings.Averaged;
import io.stride.train.batch.BatchSettings;
import io.stride.train.batch.WalkSelection;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.NetworkState;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkerCacheTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private static final LocalWalks WALKS =
      new LocalWalks(TestGraphs.karate(), new WalkSettings(8, 40, 1, 1, 3));
  private static final Broadcast<FeatureRows> FEATURES =
      CONTEXT.broadcast(TinyModels.features(WALKS.graph()));

  private final WorkerCache cache = new WorkerCache(plan(2));

  @Test
  @DisplayName("A worker is kept for its partition; a second attempt meanwhile gets another one")
  void keeps() {
    Worker first = use(0);
    assertThat(use(0)).isSameAs(first);
    assertThat(use(1)).isNotSameAs(first);
    Worker attempt = cache.with(0, busy -> cache.with(0, other -> other));
    assertThat(attempt).isNotSameAs(first);
    assertThat(cache.idle()).isEqualTo(2);
  }

  @Test
  @DisplayName("A worker that failed half-way is not used again")
  void dropsWhatFailed() {
    Worker[] failed = new Worker[1];
    assertThatThrownBy(
            () ->
                cache.with(
                    0,
                    worker -> {
                      failed[0] = worker;
                      throw new IllegalStateException("half-way");
                    }))
        .hasMessage("half-way");
    assertThat(cache.idle()).isZero();
    assertThat(use(0)).isNotSameAs(failed[0]);
  }

  @Test
  @DisplayName(
      "Workers go when the broadcast does, and one that was busy then goes when it is done")
  void goesWithTheBroadcast() {
    Broadcast<WorkerCache> shared = CONTEXT.broadcast(cache);
    shared.value().with(0, worker -> worker);
    assertThat(cache.idle()).isEqualTo(1);
    shared.destroy();
    await(() -> cache.idle() == 0);
    assertThat(cache.idle()).isZero();
    cache.with(1, worker -> worker);
    assertThat(cache.idle()).isZero();
  }

  @Test
  @DisplayName("Kept, new and lost workers train the same bits from the same state")
  void coldAndWarm() {
    NetworkState start = AutoencoderNetwork.create(TinyModels.adam()).state();
    NetworkState warm = start;
    NetworkState cold = start;
    try (PartitionWorkers kept = new PartitionWorkers(CONTEXT, plan(2))) {
      for (int round = 0; round < 5; round++) {
        RoundOrder order = new RoundOrder(1, 2L * round, 2, 2L * round);
        warm = kept.train(warm, order).mean();
        try (PartitionWorkers fresh = new PartitionWorkers(CONTEXT, plan(2))) {
          cold = fresh.train(cold, order).mean();
        }
        Parameters.assertSame(cold, warm);
      }
      // Back to where the first round began: a repeated round does the same again.
      NetworkState again = kept.train(start, new RoundOrder(1, 0, 2, 0)).mean();
      assertThat(again.parameters()).isNotEqualTo(warm.parameters());
      Parameters.assertSame(kept.train(start, new RoundOrder(1, 0, 2, 0)).mean(), again);
    }
  }

  @Test
  @DisplayName("200 rounds leave nothing in Spark's store but what is there after one")
  void storeStaysFlat() {
    NetworkState state = AutoencoderNetwork.create(TinyModels.adam()).state();
    try (PartitionWorkers workers = new PartitionWorkers(CONTEXT, plan(2))) {
      workers.train(state, new RoundOrder(0, 0, 1, 0));
      long before = settled(0);
      for (int round = 1; round <= 200; round++) {
        workers.train(state, new RoundOrder(0, round, 1, 0));
        if (round % 50 == 0) {
          workers.validate(state);
        }
      }
      assertThat(settled(before + 5)).isLessThanOrEqualTo(before + 5);
    }
  }

  private Worker use(int partition) {
    return cache.with(partition, worker -> worker);
  }

  /** Blocks in the store, when at most {@code enough} are left or nothing changes any more. */
  private static long settled(long enough) {
    long[] last = {Long.MAX_VALUE, 0};
    await(
        () -> {
          // Spark frees the code of finished stages when the collector finds their handles.
          System.gc();
          long blocks = blocks();
          last[1] = blocks == last[0] ? last[1] + 1 : 0;
          last[0] = blocks;
          return blocks <= enough || last[1] == 10;
        });
    return last[0];
  }

  private static long blocks() {
    return SparkEnv.get().blockManager().getMatchingBlockIds(id -> true).size();
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static TrainingPlan plan(int partitions) {
    WalkSelection selection = WalkSelection.of(WALKS.nodeCount(), WALKS.settings(), 100_000, 0.1);
    return new TrainingPlan(
        TinyModels.adam(),
        new TrainingData(WALKS, FEATURES),
        selection,
        new BatchSettings(5, 4),
        partitions,
        LearningRateSchedule.CONSTANT,
        1000,
        Averaged.PARAMETERS);
  }
}
