package io.stride.jobs.cli;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The one place that starts Spark. A session that exists already (a notebook's, a test's) is used
 * and left running.
 */
final class SparkSessions implements AutoCloseable {
  private final SparkSession session;
  private final boolean owned;

  private SparkSessions(SparkSession session, boolean owned) {
    this.session = session;
    this.owned = owned;
  }

  /** Starts Spark for {@code job}: where spark-submit says, else on all cores of this machine. */
  static SparkSessions open(String job) {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession existing = SparkSession.getDefaultSession().get();
      if (!existing.sparkContext().isStopped()) {
        return new SparkSessions(existing, false);
      }
    }
    return new SparkSessions(builder(job, new SparkConf()).getOrCreate(), true);
  }

  SparkSession session() {
    return session;
  }

  /** Stops Spark if it was started here. */
  @Override
  public void close() {
    if (owned) {
      session.stop();
    }
  }

  private static SparkSession.Builder builder(String job, SparkConf submitted) {
    SparkSession.Builder builder = SparkSession.builder().appName("stride " + job);
    if (submitted.contains("spark.master")) {
      return builder;
    }
    // Run from an IDE or by plain java: a shuffle of 200 partitions is no use on one machine.
    int cores = Runtime.getRuntime().availableProcessors();
    return builder
        .master("local[*]")
        .config("spark.ui.enabled", submitted.get("spark.ui.enabled", "false"))
        .config(
            "spark.sql.shuffle.partitions",
            submitted.get("spark.sql.shuffle.partitions", Integer.toString(cores)));
  }
}
