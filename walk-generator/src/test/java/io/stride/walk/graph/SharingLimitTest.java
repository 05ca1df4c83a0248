package io.stride.walk.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharingLimitTest {
  @Test
  void allowsWhatIsWithinBothLimits() {
    SharingLimit limit = new SharingLimit(10, 100);
    assertThat(limit.allows(counts(10, 100))).isTrue();
    assertThat(limit.allows(counts(11, 100))).isFalse();
    assertThat(limit.allows(counts(10, 101))).isFalse();
    assertThat(SharingLimit.NEVER.allows(counts(1, 2))).isFalse();
  }

  private static EdgeCounts counts(long edges, long idBytes) {
    return new EdgeCounts(1, edges, 0, edges, 0, idBytes, List.of());
  }
}
