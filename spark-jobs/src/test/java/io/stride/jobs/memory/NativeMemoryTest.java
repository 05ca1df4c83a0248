package io.stride.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.engine.ByteSize;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.testing.LocalSpark;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeMemoryTest {
  private static final long MIB = 1L << 20;
  private static final String LIMIT = "-Dorg.bytedeco.javacpp.maxphysicalbytes=";

  /** What is left of a container beside the heap, when the JVM itself has taken 384 MiB. */
  @ParameterizedTest
  @CsvSource({
    "yarn, , , , 0",
    "yarn, 20g, , , 1664",
    "yarn, 4g, 2g, , 1664",
    "yarn, 4g, 1500, , 1116",
    "yarn, 4g, , 0.5, 1664",
    "k8s://h, 4g, 2g, , 1664"
  })
  void aContainerHasItsOverhead(
      String master, String heap, String overhead, String factor, long mebibytes) {
    SparkConf conf = conf(master, heap);
    set(conf, "spark.executor.memoryOverhead", overhead);
    set(conf, "spark.executor.memoryOverheadFactor", factor);
    NativeMemory memory = NativeMemory.ofExecutor(conf);
    assertThat(memory.allowed()).isEqualTo(mebibytes * MIB);
    assertThat(memory.container()).isTrue();
  }

  @Test
  void theOldFactorOfKubernetesCounts() {
    SparkConf conf = conf("k8s://h", "10g").set("spark.kubernetes.memoryOverheadFactor", "0.4");
    assertThat(NativeMemory.ofExecutor(conf).allowed()).isEqualTo((4096 - 384) * MIB);
  }

  /** The last of several limits is the JVM's; a container may be smaller than the limit. */
  @Test
  void whatJavaCppIsToldCounts() {
    SparkConf conf = conf("spark://h:7077", "2g");
    assertThat(NativeMemory.ofExecutor(conf).limit()).isEqualTo(8192 * MIB);
    conf.set("spark.executor.defaultJavaOptions", LIMIT + "3g -Da=b");
    assertThat(NativeMemory.ofExecutor(conf).limit()).isEqualTo(3072 * MIB);
    conf.set("spark.executor.extraJavaOptions", "-Dc=d " + LIMIT + "4000m");
    assertThat(NativeMemory.ofExecutor(conf).limit()).isEqualTo(4000 * MIB);
    conf.set("spark.master", "yarn");
    assertThat(NativeMemory.ofExecutor(conf).limit()).isEqualTo((2048 + 384) * MIB);
  }

  @Test
  void whatGetsAContainerKilledIsRefused() {
    NativeMemory memory = NativeMemory.ofExecutor(conf("yarn", "1g"));
    assertThatCode(() -> memory.requireFits(384 * MIB)).doesNotThrowAnyException();
    assertThatThrownBy(() -> memory.requireFits(2048 * MIB))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("2.0 GiB are needed, there are 384.0 MiB")
        .hasMessageContaining("--conf spark.executor.memoryOverhead=3g");
  }

  @Test
  void theAdviceIsEnough() {
    SparkConf conf = conf("yarn", "4g");
    long needed = 5000 * MIB;
    String advice = NativeMemory.ofExecutor(conf).line(needed);
    assertThat(advice).startsWith("native memory: 4.9 GiB needed, 25.6 MiB allowed; that is tight");
    conf.set("spark.executor.memoryOverhead", advice.replaceAll(".*memoryOverhead=", ""));
    assertThat(NativeMemory.ofExecutor(conf).line(needed))
        .startsWith("native memory: 4.9 GiB needed, ")
        .endsWith(" allowed");
  }

  @Test
  void aLocalMasterIsLimitedByThisJvmAndNeverRefused() {
    NativeMemory memory = NativeMemory.of(LocalSpark.session());
    assertThat(memory.heap()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(memory.allowed()).isPositive();
    assertThatCode(() -> memory.requireFits(Long.MAX_VALUE / 2)).doesNotThrowAnyException();
    assertThat(memory.line(memory.allowed() + ByteSize.GIB))
        .contains("set the Java option " + LIMIT);
  }

  private static SparkConf conf(String master, String heap) {
    SparkConf conf = new SparkConf(false).set("spark.master", master);
    set(conf, "spark.executor.memory", heap);
    return conf;
  }

  private static void set(SparkConf conf, String key, String value) {
    if (value != null) {
      conf.set(key, value);
    }
  }
}
