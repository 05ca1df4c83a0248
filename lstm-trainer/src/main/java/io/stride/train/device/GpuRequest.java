package io.stride.train.device;

import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * The GPUs that were asked of Spark, and whether that makes one task per GPU: a network shares its
 * device with nobody, since a second one would halve its speed and may exhaust its memory.
 *
 * @param manager what runs the executors
 * @param perTask GPUs of a task, 0: none were asked for; a fraction if tasks are to share one
 * @param perExecutor GPUs of an executor, 0: none
 * @param cores cores of an executor, 0: not known before it starts
 * @param cpusPerTask cores that a task takes up
 * @param script whether executors are told how to find their GPUs
 * @param vendor whether the GPUs' vendor is named, which Kubernetes wants to know
 */
public record GpuRequest(
    Manager manager,
    double perTask,
    long perExecutor,
    int cores,
    int cpusPerTask,
    boolean script,
    boolean vendor) {
  private static final String TASK = "spark.task.resource.gpu.amount";
  private static final String EXECUTOR = "spark.executor.resource.gpu.amount";
  private static final String SCRIPT = "spark.executor.resource.gpu.discoveryScript";
  private static final String VENDOR = "spark.executor.resource.gpu.vendor";

  /** Reads it from the settings of a running Spark. */
  public static GpuRequest of(SparkConf conf) {
    Manager manager = Manager.of(conf.get("spark.master", "local"));
    return new GpuRequest(
        manager,
        conf.getDouble(TASK, 0),
        conf.getLong(EXECUTOR, 0),
        conf.getInt("spark.executor.cores", manager.defaultCores),
        conf.getInt("spark.task.cpus", 1),
        conf.contains(SCRIPT),
        conf.contains(VENDOR));
  }

  /** Whether anybody was to get a GPU. */
  boolean any() {
    return perTask > 0 || perExecutor > 0;
  }

  /** Why tasks get no GPU, and what to set; empty if they get one. */
  Optional<String> missing() {
    if (perTask > 0) {
      return Optional.empty();
    }
    if (manager == Manager.LOCAL) {
      return Optional.of(
          "no GPU was given to tasks: a local master has none to give;"
              + " start a standalone cluster on this machine, see conf/standalone/gpu.conf");
    }
    if (perExecutor > 0) {
      return Optional.of(
          "no GPU was given to tasks, though %s=%d: set %s=1"
              .formatted(EXECUTOR, perExecutor, TASK));
    }
    return Optional.of(
        "no GPU was given to tasks: set %s=1 and %s=1, see conf/%s/gpu.conf"
            .formatted(TASK, EXECUTOR, manager.folder()));
  }

  /** Why this is not one task per GPU, and what to set; empty if it is. */
  Optional<String> problem() {
    return missing().or(this::amounts).or(this::slots).or(this::discovery);
  }

  private Optional<String> amounts() {
    if (perTask == 1) {
      return Optional.empty();
    }
    String what = perTask < 1 ? "several tasks would share a GPU" : "a task uses no more than one";
    return Optional.of("%s was %s, %s: set it to 1".formatted(TASK, number(perTask), what));
  }

  private Optional<String> slots() {
    long fitting = perExecutor * cpusPerTask;
    if (cores == 0) {
      return Optional.of(
          "an executor takes all cores of its machine, has more task slots than its %d GPUs then:"
                  .formatted(perExecutor)
              + " set spark.executor.cores=%d".formatted(fitting));
    }
    long slots = cores / cpusPerTask;
    if (slots <= perExecutor) {
      return Optional.empty();
    }
    return Optional.of(
        "an executor has %d task slots (spark.executor.cores=%d, spark.task.cpus=%d) and %d GPUs"
                .formatted(slots, cores, cpusPerTask, perExecutor)
            + " (%s): set spark.task.cpus=%d, or spark.executor.cores=%d"
                .formatted(EXECUTOR, -Math.floorDiv(-cores, perExecutor), fitting));
  }

  /** On a standalone cluster the workers find the GPUs, by settings of their own. */
  private Optional<String> discovery() {
    boolean byExecutor = manager == Manager.YARN || manager == Manager.KUBERNETES;
    if (byExecutor && !script) {
      return Optional.of(
          "executors are not told how to find their GPUs: set %s, see conf/%s/gpu.conf"
              .formatted(SCRIPT, manager.folder()));
    }
    if (manager == Manager.KUBERNETES && !vendor) {
      return Optional.of("Kubernetes wants to know whose GPUs: set " + VENDOR + "=nvidia.com");
    }
    return Optional.empty();
  }

  private static String number(double amount) {
    return amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
  }
}
