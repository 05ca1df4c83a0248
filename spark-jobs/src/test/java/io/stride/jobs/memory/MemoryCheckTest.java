package io.stride.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.engine.ByteSize;
import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.MemoryGiven;
import io.stride.walk.engine.MemoryPart;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCheckTest {
  private static final long GIB = ByteSize.GIB;

  /** 14 GiB an executor, 10 the driver, 20 both in one process, 8 collected. */
  private static final MemoryEstimate NEEDED =
      new MemoryEstimate(
          MemoryPart.of("executor (replicated engine)", 14 * GIB),
          MemoryPart.of("driver (while making features)", 10 * GIB),
          MemoryPart.of("one process (while training)", 20 * GIB),
          8 * GIB,
          0);

  @Test
  void enoughIsEnough() {
    assertThatCode(() -> check(15, 11, false, 9, true)).doesNotThrowAnyException();
    assertThatCode(() -> check(0, 21, true, 9, true)).doesNotThrowAnyException();
  }

  @Test
  void anExecutorThatIsTooSmall() {
    assertThatThrownBy(() -> check(1, 11, false, 9, true))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "the executor (replicated engine) needs 14.0 GiB, spark.executor.memory is 1.0 GiB;"
                + " set --executor-memory 24g, or do less; memory.check=false tries it"
                + " nevertheless");
  }

  @ParameterizedTest
  @CsvSource({"15, 2, false, 10.0 GiB, 17g", "0, 16, true, 20.0 GiB, 34g"})
  void aDriverThatIsTooSmall(
      int executor, int driver, boolean together, String needed, String wanted) {
    assertThatThrownBy(() -> check(executor, driver, together, 9, true))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(needed)
        .hasMessageContaining("(spark.driver.memory) is " + driver + ".0 GiB")
        .hasMessageContaining("set --driver-memory " + wanted);
  }

  @Test
  void resultsThatSparkWouldRefuse() {
    assertThatThrownBy(() -> check(15, 11, false, 1, true))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("8.0 GiB, are collected, spark.driver.maxResultSize is 1.0 GiB")
        .hasMessageContaining("--conf spark.driver.maxResultSize=9g");
    assertThatCode(() -> check(15, 11, false, 0, true)).doesNotThrowAnyException();
  }

  @Test
  void nothingIsRefusedUnasked() {
    assertThatCode(() -> check(1, 1, false, 1, false)).doesNotThrowAnyException();
  }

  @Test
  void aLocalMasterIsOneProcessWithAsManySlotsAsThreads() {
    SparkMemory memory = SparkMemory.of(LocalSpark.session());

    assertThat(memory.heaps().together()).isTrue();
    assertThat(memory.heaps().driver()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(memory.heaps().executor()).isEqualTo(GIB);
    assertThat(memory.shape()).isEqualTo(new ClusterShape(1, 2));
    assertThat(memory.results()).isEqualTo(GIB);
  }

  @Test
  void heapsAreRoundedUp() {
    // 300 MiB + 1 GiB / 0.6 = 1.96 GiB; 300 MiB + 1.1 GiB / 0.6 = 2.13 GiB
    assertThat(HeapRule.heap(GIB)).isEqualTo(2);
    assertThat(HeapRule.heap(GIB * 11 / 10)).isEqualTo(3);
    assertThat(HeapRule.overhead(2, 0)).isEqualTo(1);
    assertThat(HeapRule.overhead(20, GIB)).isEqualTo(3);
  }

  private static void check(
      int executor, int driver, boolean together, int results, boolean wanted) {
    MemoryGiven given = new MemoryGiven(executor * GIB, driver * GIB, together);
    new MemoryCheck(new SparkMemory(given, new ClusterShape(1, 1), results * GIB), wanted)
        .requireFits(NEEDED, "do less");
  }
}
