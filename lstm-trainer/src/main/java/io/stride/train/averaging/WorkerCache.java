package io.stride.train.averaging;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * The plan of a training, with the workers that an executor keeps between its rounds. It is
 * broadcast: every executor has one, which goes when the training ends, since Spark closes what it
 * drops from its store. Should memory run short and Spark drop it earlier, the next round begins
 * with new workers, to the same result.
 */
final class WorkerCache implements Serializable, AutoCloseable, KnownSizeEstimation {
  private static final long serialVersionUID = 1L;

  private final TrainingPlan plan;
  private final transient ConcurrentHashMap<Integer, Worker> idle = new ConcurrentHashMap<>();
  private transient volatile boolean closed;

  WorkerCache(TrainingPlan plan) {
    this.plan = plan;
  }

  /**
   * Lets a partition's worker work. It is out of reach meanwhile, so that another attempt at the
   * same partition makes a worker of its own; one that fails half-way is never used again.
   */
  <T> T with(int partition, Function<Worker, T> work) {
    Worker kept = idle.remove(partition);
    Worker worker = kept == null ? new Worker(plan, partition) : kept;
    boolean done = false;
    try {
      T result = work.apply(worker);
      done = true;
      return result;
    } finally {
      if (done) {
        keep(partition, worker);
      } else {
        worker.close();
      }
    }
  }

  private void keep(int partition, Worker worker) {
    Worker other = idle.put(partition, worker);
    if (other != null) {
      other.close();
    }
    if (closed) {
      close();
    }
  }

  /** Drops and frees the idle workers; busy ones follow when they are done. */
  @Override
  public void close() {
    closed = true;
    for (Integer partition : idle.keySet()) {
      Worker worker = idle.remove(partition);
      if (worker != null) {
        worker.close();
      }
    }
  }

  /** Number of workers that wait for the next round in this JVM. */
  int idle() {
    return idle.size();
  }

  /** Spares Spark from counting the graph, which the plan refers to but which is not in here. */
  @Override
  public long estimatedSize() {
    return 1 << 12;
  }

  private Object readResolve() {
    return new WorkerCache(plan);
  }
}
