package io.stride.jobs.walks;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;

/**
 * How walks become files.
 *
 * @param batchSteps steps of a batch at most; &gt;= 1
 * @param stepsPerFile steps of a file at most; &gt;= 1
 * @param ids what stands for a node
 */
public record TableSettings(long batchSteps, long stepsPerFile, Ids ids) {
  /** Steps below which a file isn't worth a task of its own. */
  private static final long SMALL_FILE = 1_000_000;

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public TableSettings {
    require(batchSteps >= 1, "walks.batch-steps", batchSteps, ">= 1", "steps of a batch");
    require(stepsPerFile >= 1, "walks.steps-per-file", stepsPerFile, ">= 1", "steps of a file");
  }

  static TableSettings read(StrideConfig config) {
    return new TableSettings(
        config.longInteger("walks.batch-steps"),
        config.longInteger("walks.steps-per-file"),
        config.choice("walks.ids", Ids.class));
  }

  /**
   * Steps of a file where {@code total} steps are done in all: fewer than the settings allow if
   * task slots would be idle otherwise, since a file is one task's work.
   */
  long stepsPerFile(long total, int slots) {
    return Math.min(stepsPerFile, Math.max(SMALL_FILE, (total + slots - 1) / slots));
  }

  /** What stands for a node. */
  public enum Ids {
    /** Its id, in the input's type. */
    INPUT,
    /** Its dense number. */
    NUMBER
  }
}
