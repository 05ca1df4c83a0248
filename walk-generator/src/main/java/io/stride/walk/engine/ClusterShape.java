package io.stride.walk.engine;

import static io.stride.walk.error.InvalidSettingException.require;

/**
 * How many tasks run where.
 *
 * @param executors executors, 1 to 100,000
 * @param slots tasks that run side by side in each of them, 1 to 10,000
 */
public record ClusterShape(int executors, int slots) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public ClusterShape {
    require(
        executors >= 1 && executors <= 100_000,
        "--executors",
        executors,
        "1 to 100000",
        "Spark executors");
    require(
        slots >= 1 && slots <= 10_000,
        "--executor-cores",
        slots,
        "1 to 10000",
        "tasks side by side in an executor");
  }

  /** An executor's share of something that is spread evenly, rounded up. */
  public long share(long total) {
    return total / executors + (total % executors == 0 ? 0 : 1);
  }
}
