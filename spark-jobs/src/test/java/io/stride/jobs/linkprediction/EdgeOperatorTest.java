package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeOperatorTest {
  private static final float[] U = {1, -2, 0.5f};
  private static final float[] V = {3, 4, 0.5f};

  @Test
  void followsTableOneOfNode2vec() {
    assertThat(EdgeOperator.AVERAGE.apply(U, V)).containsExactly(2, 1, 0.5);
    assertThat(EdgeOperator.HADAMARD.apply(U, V)).containsExactly(3, -8, 0.25);
    assertThat(EdgeOperator.WEIGHTED_L1.apply(U, V)).containsExactly(2, 6, 0);
    assertThat(EdgeOperator.WEIGHTED_L2.apply(U, V)).containsExactly(4, 36, 0);
  }

  @ParameterizedTest
  @EnumSource
  void isSymmetric(EdgeOperator operator) {
    assertThat(operator.apply(U, V)).isEqualTo(operator.apply(V, U));
  }
}
