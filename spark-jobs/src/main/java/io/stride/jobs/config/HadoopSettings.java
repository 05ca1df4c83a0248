package io.stride.jobs.config;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** Access to Hadoop's file systems without a Spark session. */
public final class HadoopSettings {
  private HadoopSettings() {}

  /**
   * Hadoop's configuration as a Spark session of this process would have it: the installation's
   * files plus every {@code spark.hadoop.*} that spark-submit was given.
   */
  public static Configuration current() {
    Configuration hadoop = new Configuration();
    for (Tuple2<String, String> setting : new SparkConf().getAllWithPrefix("spark.hadoop.")) {
      hadoop.set(setting._1(), setting._2());
    }
    return hadoop;
  }
}
