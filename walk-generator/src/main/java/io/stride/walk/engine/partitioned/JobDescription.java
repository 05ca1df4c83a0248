package io.stride.walk.engine.partitioned;

import org.apache.spark.api.java.JavaSparkContext;

/** What Spark's interface and logs call the jobs of this thread, for a while. */
final class JobDescription implements AutoCloseable {
  private static final String KEY = "spark.job.description";

  private final JavaSparkContext context;
  private final String before;

  /** Remembers what it was. */
  JobDescription(JavaSparkContext context) {
    this.context = context;
    this.before = context.getLocalProperty(KEY);
  }

  /** Changes it. */
  void show(String description) {
    context.setLocalProperty(KEY, description);
  }

  /** Puts back what it was. */
  @Override
  public void close() {
    context.setLocalProperty(KEY, before);
  }
}
