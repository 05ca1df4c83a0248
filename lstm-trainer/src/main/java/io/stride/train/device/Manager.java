package io.stride.train.device;

import java.util.Locale;

/** What runs a Spark application's executors. */
public enum Manager {
  /** Driver and executors are one process. */
  LOCAL(1),
  /** Spark's own cluster; an executor without spark.executor.cores takes all of its worker's. */
  STANDALONE(0),
  /** Hadoop's cluster. */
  YARN(1),
  /** Containers. */
  KUBERNETES(1);

  /** Cores of an executor if spark.executor.cores isn't set; 0: unknown. */
  final int defaultCores;

  Manager(int defaultCores) {
    this.defaultCores = defaultCores;
  }

  /** By the URL of spark.master. */
  public static Manager of(String master) {
    if (master.startsWith("yarn")) {
      return YARN;
    }
    if (master.startsWith("k8s://")) {
      return KUBERNETES;
    }
    // local-cluster[...], which only tests use, has workers too.
    return master.startsWith("spark://") || master.startsWith("local-cluster") ? STANDALONE : LOCAL;
  }

  /** Its settings' directory in {@code conf/}. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
