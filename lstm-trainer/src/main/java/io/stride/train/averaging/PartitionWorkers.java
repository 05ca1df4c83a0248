package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Sends a state to the workers of all partitions and brings together what they make of it. */
final class PartitionWorkers {
  private final JavaSparkContext context;
  private final TrainingPlan plan;
  private final JavaRDD<Integer> partitions;

  PartitionWorkers(JavaSparkContext context, TrainingPlan plan) {
    this.context = context;
    this.plan = plan;
    List<Integer> numbers = IntStream.range(0, plan.partitions()).boxed().toList();
    this.partitions = context.parallelize(numbers, plan.partitions());
  }

  /** What training a round from {@code state} led to, weighted and added up. */
  StateSum train(NetworkState state, RoundOrder order) {
    TrainingPlan local = plan;
    Broadcast<NetworkState> start = context.broadcast(state);
    try {
      JavaPairRDD<Integer, StateSum> states =
          partitions.mapToPair(
              partition -> {
                Worker worker = WorkerCache.take(local, partition);
                StateSum sum = worker.train(start.value(), order);
                WorkerCache.keep(local, partition, worker);
                return new Tuple2<>(partition, sum);
              });
      return OrderedSum.of(states, local.partitions());
    } finally {
      start.destroy();
    }
  }

  /** The error of the held-out pieces. */
  ReconstructionError validate(NetworkState state) {
    TrainingPlan local = plan;
    Broadcast<NetworkState> current = context.broadcast(state);
    try {
      return partitions
          .map(
              partition -> {
                Worker worker = WorkerCache.take(local, partition);
                ReconstructionError error = worker.validate(current.value());
                WorkerCache.keep(local, partition, worker);
                return error;
              })
          .collect()
          .stream()
          .reduce(ReconstructionError.NONE, ReconstructionError::plus);
    } finally {
      current.destroy();
    }
  }
}
