package io.stride.train.averaging;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps an executor's workers between rounds. A worker is taken out while it trains, so that a
 * speculative or retried attempt at the same partition makes one of its own.
 */
final class WorkerCache {
  private static final ConcurrentHashMap<Slot, Worker> IDLE = new ConcurrentHashMap<>();

  private WorkerCache() {}

  /** The kept worker of a partition, or a new one. */
  static Worker take(TrainingPlan plan, int partition) {
    // Workers of earlier trainings in the same application are of no use any more.
    IDLE.keySet().removeIf(slot -> !slot.training.equals(plan.key()));
    Worker idle = IDLE.remove(new Slot(plan.key(), partition));
    return idle == null ? new Worker(plan, partition) : idle;
  }

  /** Keeps a worker that has come to the end of its round in order. */
  static void keep(TrainingPlan plan, int partition, Worker worker) {
    IDLE.put(new Slot(plan.key(), partition), worker);
  }

  /** Drops all workers of this JVM. */
  static void clear() {
    IDLE.clear();
  }

  private record Slot(String training, int partition) {}
}
