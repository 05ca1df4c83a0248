package io.stride.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void theTextOfALostTaskIsTheCauseWhenSparkKeepsNothingElse() {
    SparkException failure =
        new SparkException(
            "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent"
                + " failure: Lost task 0.3 in stage 1.0 (TID 4) (10.0.0.1 executor 1):"
                + " java.io.IOException: disk full\n\tat Somewhere.java\n");

    assertThat(Causes.meaningful(failure)).isEqualTo("java.io.IOException: disk full");
  }

  @Test
  void memoryThatRanOutComesWithAdvice() {
    assertThat(Causes.meaningful(new RuntimeException(new OutOfMemoryError("Java heap space"))))
        .startsWith("java.lang.OutOfMemoryError: Java heap space (out of memory; this driver has ")
        .contains("spark.driver.memory", "--driver-memory ");
  }

  @Test
  void memoryOutsideOfTheHeapIsAnotherSetting() {
    OutOfMemoryError limit =
        new OutOfMemoryError(
            "Physical memory usage is too high: physicalBytes (601M) > maxPhysicalBytes (600M)");

    assertThat(Causes.meaningful(new RuntimeException(limit)))
        .contains("physicalBytes (601M)", "spark.executor.memoryOverhead", "maxphysicalbytes")
        .doesNotContain("this driver has", "--executor-memory");
  }

  @Test
  void aTaskThatRanOutOfItTellsItself() {
    SparkException failure =
        new SparkException(
            "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent"
                + " failure: Lost task 0.3 in stage 1.0 (TID 4) (10.0.0.1 executor 1):"
                + " io.stride.train.device.NativeMemoryException: too high (set this)\n\tat X\n");

    assertThat(Causes.meaningful(failure)).isEqualTo("too high (set this)");
  }

  @Test
  void aCircleOfCausesEnds() {
    Exception inner = new IOException("inner");
    Exception outer = new RuntimeException("outer", inner);
    inner.initCause(outer);

    assertThat(Causes.meaningful(outer)).isEqualTo("java.io.IOException: inner");
  }

  @Test
  void longMessagesAreCut() {
    assertThat(Causes.oneLine(new IOException("x".repeat(1000)))).hasSize(503).endsWith("x...");
    assertThat(Causes.oneLine(new IOException())).isEqualTo("java.io.IOException");
  }
}
