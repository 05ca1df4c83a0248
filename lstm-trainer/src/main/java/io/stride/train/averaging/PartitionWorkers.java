package io.stride.train.averaging;

import io.stride.train.averaging.TrainingSettings.Averaged;
import io.stride.train.device.TaskDevice;
import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Sends a state to the workers of all partitions and brings together what they make of it. Close it
 * when training ends: executors then free their workers.
 */
final class PartitionWorkers implements AutoCloseable {
  private final JavaSparkContext context;
  private final TrainingPlan plan;
  private final JavaRDD<Integer> partitions;
  private final Broadcast<WorkerCache> workers;
  private final RoundAttempts attempts;
  private GradientUpdate update;

  PartitionWorkers(JavaSparkContext context, TrainingPlan plan) {
    this.context = context;
    this.plan = plan;
    List<Integer> numbers = IntStream.range(0, plan.partitions()).boxed().toList();
    this.partitions = context.parallelize(numbers, plan.partitions());
    this.workers = context.broadcast(new WorkerCache(plan));
    this.attempts = new RoundAttempts(() -> context.sc().isStopped());
  }

  /**
   * What training a round from {@code state} led to.
   *
   * @throws RoundFailedException if Spark gives the round up
   */
  StateSum train(NetworkState state, RoundOrder order) {
    String name = "training epoch " + order.epoch() + " from minibatch " + order.done();
    boolean gradients = plan.averaged() == Averaged.GRADIENTS;
    NetworkState start = gradients ? state.withoutUpdater() : state;
    StateSum sum =
        attempts.run(
            name,
            () ->
                run(
                    start,
                    (worker, from) -> worker.train(from.state(), order).within(from.scope()),
                    job -> OrderedSum.of(job, partitions)));
    return gradients ? step(state, sum, order) : sum;
  }

  /**
   * The error of the held-out pieces.
   *
   * @throws RoundFailedException if Spark gives it up
   */
  ReconstructionError validate(NetworkState state) {
    return attempts.run(
        "measuring the held-out error",
        () ->
            run(
                state.withoutUpdater(),
                (worker, from) -> worker.validate(from.state()),
                job ->
                    job.run(partitions).stream()
                        .reduce(ReconstructionError.NONE, ReconstructionError::plus)));
  }

  private <T, R> R run(NetworkState state, Work<T> work, Function<PartitionJob<T>, R> gather) {
    long scope = context.isLocal() ? LocalValues.open() : LocalValues.NOWHERE;
    Broadcast<StartState> start = context.broadcast(new StartState(state, scope));
    try {
      return gather.apply(job(start, workers, work));
    } finally {
      start.destroy();
      LocalValues.close(scope);
    }
  }

  /** Static, so that tasks carry handles only: not the plan, not this object. */
  private static <T> PartitionJob<T> job(
      Broadcast<StartState> start, Broadcast<WorkerCache> workers, Work<T> work) {
    return new PartitionJob<>(
        partition ->
            TaskDevice.compute(
                () ->
                    workers.value().with(partition, worker -> work.apply(worker, start.value()))));
  }

  private StateSum step(NetworkState start, StateSum gradients, RoundOrder order) {
    if (gradients.tally().pieces() == 0) {
      return gradients;
    }
    if (update == null) {
      update = new GradientUpdate(plan);
    }
    NetworkState end = update.apply(start, gradients.mean().parameters(), order.step());
    return StateSum.of(end, gradients.tally(), gradients.exhausted());
  }

  /** Frees the workers on all executors, without waiting for it. */
  @Override
  public void close() {
    workers.destroy();
    if (update != null) {
      update.close();
    }
  }

  /** What a worker makes of the state that it is sent. */
  private interface Work<T> extends Serializable {
    T apply(Worker worker, StartState start);
  }
}
