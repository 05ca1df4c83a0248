package io.stride.walk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalSparkTest {
  @Test
  void sessionIsSharedAndRuns() {
    assertThat(LocalSpark.session()).isSameAs(LocalSpark.session());
    assertThat(LocalSpark.session().range(10).count()).isEqualTo(10);
  }

  @Test
  void findsSharedDataAndSaysWhatToDoWithout() {
    assertThat(TestData.shared("karate/edges.tsv")).isRegularFile();
    assertThatThrownBy(() -> TestData.shared("none/edges.tsv"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("STRIDE_DATA");
  }
}
