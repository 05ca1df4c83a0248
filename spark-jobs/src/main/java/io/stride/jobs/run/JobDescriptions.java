package io.stride.jobs.run;

import org.apache.spark.SparkContext;

/**
 * Passes progress on and names Spark's jobs after the stage that starts them, as Spark's own pages
 * and event logs show it. Stages count for the thread that begins them. Close it so that later jobs
 * of a shared Spark don't bear the last stage's name.
 */
public final class JobDescriptions implements Progress, AutoCloseable {
  private final SparkContext context;
  private final String job;
  private final Progress next;

  /**
   * @param context whose jobs are named
   * @param job like {@code embed}; begins every name
   * @param next is told as well
   */
  public JobDescriptions(SparkContext context, String job, Progress next) {
    this.context = context;
    this.job = job;
    this.next = next;
  }

  @Override
  public void stage(String name) {
    part(name);
    next.stage(name);
  }

  @Override
  public void part(String name) {
    context.setJobDescription(job + ": " + name);
    next.part(name);
  }

  @Override
  public void detail(String line) {
    next.detail(line);
  }

  @Override
  public void note(String line) {
    next.note(line);
  }

  @Override
  public void close() {
    context.setJobDescription(null);
  }
}
