package io.stride.jobs.run;

import scala.util.Properties;

/**
 * What a result was made with.
 *
 * @param stride this program; {@code development} when run from class files
 * @param spark Apache Spark
 * @param java the Java runtime
 * @param scala the Scala library
 */
public record Versions(String stride, String spark, String java, String scala) {

  /** The versions of this process. */
  public static Versions current() {
    return new Versions(
        ofStride(),
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        Runtime.version().toString(),
        Properties.versionNumberString());
  }

  /** The version in the jar's manifest. */
  public static String ofStride() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
