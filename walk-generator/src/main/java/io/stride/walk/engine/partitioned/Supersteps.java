package io.stride.walk.engine.partitioned;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Superstep after superstep until no walker is under way. Each is one Spark job of two stages:
 * walkers are sent, walkers are received and go on. At every checkpoint the lineage is cut, and
 * what was walked so far stays there.
 */
final class Supersteps {
  private final PartitionWork work;
  private final int checkpointEvery;
  private final WalkProgressListener listener;
  private final JobDescription description;
  private final Set<JavaRDD<PartState>> held;

  /**
   * @param work what is done in a partition
   * @param checkpointEvery supersteps between checkpoints
   * @param listener hears of every superstep
   * @param description shows them in Spark's interface
   * @param held gets what lies in Spark's storage or in checkpoints, while it does
   */
  Supersteps(
      PartitionWork work,
      int checkpointEvery,
      WalkProgressListener listener,
      JobDescription description,
      Set<JavaRDD<PartState>> held) {
    this.work = work;
    this.checkpointEvery = checkpointEvery;
    this.listener = listener;
    this.description = description;
    this.held = held;
  }

  /**
   * Runs them.
   *
   * @param shards the graph, shard s in partition s
   * @param starts the walks to begin
   * @return RDDs that together have every stretch of every walk, all of them held
   */
  List<JavaRDD<PartState>> run(JavaRDD<RowTable> shards, StartRange starts) {
    List<JavaRDD<PartState>> kept = new ArrayList<>();
    // Tasks get the work, not this.
    PartitionWork task = work;
    JavaRDD<PartState> state = shards.map(own -> task.begin(own, starts));
    long underWay = compute(state, 1, 0);
    for (int superstep = 2; underWay > 0; superstep++) {
      JavaRDD<PartState> before = state;
      state = next(shards, before);
      underWay = compute(state, superstep, underWay);
      before.unpersist(false);
      if (before.isCheckpointed()) {
        kept.add(before);
      } else {
        held.remove(before);
      }
    }
    kept.add(state);
    return kept;
  }

  private long compute(JavaRDD<PartState> state, int superstep, long walkers) {
    String what = superstep == 1 ? "all begin" : "%,d walkers under way".formatted(walkers);
    description.show("walks: superstep %,d, %s".formatted(superstep, what));
    held.add(state);
    state.persist(StorageLevel.MEMORY_AND_DISK());
    if (superstep % checkpointEvery == 0) {
      state.checkpoint();
    }
    long underWay = state.map(PartState::walkers).reduce(Long::sum);
    listener.superstepDone(superstep, underWay);
    return underWay;
  }

  private JavaRDD<PartState> next(JavaRDD<RowTable> shards, JavaRDD<PartState> before) {
    JavaPairRDD<Integer, byte[]> received =
        before
            .flatMapToPair(PartState::post)
            .partitionBy(new HashPartitioner(shards.getNumPartitions()));
    JavaRDD<PartState> fresh = shards.zipPartitions(received, work::receive);
    // A checkpoint keeps what was walked until then; later states need not.
    return before.isCheckpointed() ? fresh : fresh.zipPartitions(before, PartitionWork::carry);
  }
}
