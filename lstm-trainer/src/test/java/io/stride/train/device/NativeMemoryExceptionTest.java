package io.stride.train.device;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NativeMemoryExceptionTest {
  private static final String REFUSED =
      "Physical memory usage is too high: physicalBytes (304M) > maxPhysicalBytes (300M)";

  /** Stands for ND4J, which allocates while its classes load. */
  private static final class Library {
    static final Object LOADED = load();

    private static Object load() {
      throw new OutOfMemoryError(REFUSED);
    }
  }

  @Test
  void aLibraryThatCanNotLoadIsTheSameFailureForTheFirstTaskAndForThoseAfterIt() {
    for (int task = 0; task < 3; task++) {
      assertThatThrownBy(() -> NativeMemoryException.guard(() -> Library.LOADED))
          .as("task %d", task)
          .isInstanceOf(NativeMemoryException.class)
          .hasMessageContaining(REFUSED)
          .hasMessageContaining("spark.executor.memoryOverhead")
          .hasNoCause();
    }
  }

  @Test
  void aFullHeapAndAMissingClassStayWhatTheyAre() {
    OutOfMemoryError heap = new OutOfMemoryError("Java heap space");
    assertThatThrownBy(() -> fail(heap)).isSameAs(heap);
    NoClassDefFoundError missing = new NoClassDefFoundError("org/nd4j/Missing");
    assertThatThrownBy(() -> fail(missing)).isSameAs(missing);
  }

  private static void fail(Error failure) {
    NativeMemoryException.guard(
        () -> {
          throw failure;
        });
  }
}
