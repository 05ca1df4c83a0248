package io.stride.benchmarks;

import org.apache.spark.sql.SparkSession;

/** A quiet Spark in this JVM. */
final class LocalSession {
  private LocalSession() {}

  /** Starts it with so many task slots. */
  static SparkSession open(int slots) {
    SparkSession session =
        SparkSession.builder()
            .appName("benchmark")
            .master("local[" + slots + "]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", Integer.toString(slots))
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }
}
