package io.stride.jobs.memory;

import io.stride.train.device.Manager;
import io.stride.train.model.ComputeBackend;
import io.stride.walk.engine.ByteSize;
import io.stride.walk.error.InvalidSettingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;

/**
 * The memory outside of the heap of a process that trains, where ND4J's arrays are.
 *
 * @param heap bytes of the heap at most
 * @param limit bytes that the process may take in all: what its container has, or where JavaCPP
 *     stops if that is less
 * @param container whether the cluster kills a process that takes more
 */
public record NativeMemory(long heap, long limit, boolean container) {
  private static final String LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

  /** Without a limit, JavaCPP stops at the heap's size for itself and three times it for others. */
  private static final int UNLIMITED = 4;

  private static final double OVERHEAD_FACTOR = 0.1;
  private static final int MIB_BITS = 20;

  /** That of a running Spark's executors; with a local master, of this process. */
  public static NativeMemory of(SparkSession spark) {
    if (spark.sparkContext().isLocal()) {
      return new NativeMemory(
          Runtime.getRuntime().maxMemory(), ComputeBackend.memoryLimit(), false);
    }
    return ofExecutor(spark.sparkContext().getConf());
  }

  /** That of executors with these settings. */
  static NativeMemory ofExecutor(SparkConf conf) {
    Manager manager = Manager.of(conf.get("spark.master"));
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g") << MIB_BITS;
    boolean container = manager == Manager.YARN || manager == Manager.KUBERNETES;
    long most = container ? heap + overhead(conf, manager, heap) : Long.MAX_VALUE;
    long allocator = allocatorLimit(conf, heap);
    return new NativeMemory(heap, Math.min(most, allocator), container);
  }

  private static long overhead(SparkConf conf, Manager manager, long heap) {
    if (conf.contains("spark.executor.memoryOverhead")) {
      return conf.getSizeAsMb("spark.executor.memoryOverhead") << MIB_BITS;
    }
    double older =
        manager == Manager.KUBERNETES
            ? conf.getDouble("spark.kubernetes.memoryOverheadFactor", OVERHEAD_FACTOR)
            : OVERHEAD_FACTOR;
    double factor = conf.getDouble("spark.executor.memoryOverheadFactor", older);
    return Math.max((long) (factor * heap), HeapRule.LEAST_OVERHEAD);
  }

  private static long allocatorLimit(SparkConf conf, long heap) {
    String options =
        conf.get("spark.executor.defaultJavaOptions", "")
            + " "
            + conf.get("spark.executor.extraJavaOptions", "");
    Matcher matcher = Pattern.compile("-D" + Pattern.quote(LIMIT) + "=(\\w+)").matcher(options);
    long limit = UNLIMITED * heap;
    while (matcher.find()) {
      limit = JavaUtils.byteStringAsBytes(matcher.group(1));
    }
    return limit == 0 ? Long.MAX_VALUE : limit;
  }

  /** Bytes that are left for arrays when the heap is full and the JVM has what it needs. */
  public long allowed() {
    return Math.max(0, limit - heap - HeapRule.LEAST_OVERHEAD);
  }

  /**
   * Refuses what certainly gets a container killed: more than all there is beside the heap.
   *
   * @throws InvalidSettingException naming what is needed, what there is and what to set
   */
  public void requireFits(long needed) {
    if (container && needed > limit - heap) {
      throw new InvalidSettingException(
          "outside of an executor's heap %s are needed, there are %s; %s;"
                  .formatted(ByteSize.text(needed), ByteSize.text(limit - heap), advice(needed))
              + " memory.check=false tries it nevertheless");
    }
  }

  /** One line on what is needed, what is allowed and, if that is little, what to set. */
  public String line(long needed) {
    String figures =
        "native memory: %s needed, %s allowed"
            .formatted(ByteSize.text(needed), ByteSize.text(allowed()));
    return needed <= allowed() ? figures : figures + "; that is tight, " + advice(needed);
  }

  private String advice(long needed) {
    int overhead = HeapRule.overhead(heap, needed);
    return container
        ? "set --conf spark.executor.memoryOverhead=" + overhead + "g"
        : "set the Java option -D%s=%dg"
            .formatted(LIMIT, overhead + -Math.floorDiv(-heap, ByteSize.GIB));
  }
}
