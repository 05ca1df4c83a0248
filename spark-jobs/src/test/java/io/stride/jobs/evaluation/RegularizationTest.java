package io.stride.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularizationTest {
  @Test
  void readsAutoAndNumbers() {
    assertThat(Regularization.parse("k", " Auto ")).isEqualTo(Regularization.auto());
    assertThat(Regularization.auto().isOpen()).isTrue();
    assertThat(Regularization.auto().candidates()).isSorted().allMatch(c -> c > 0);
    assertThat(Regularization.parse("k", "1e-3")).isEqualTo(Regularization.fixed(0.001));
    assertThat(Regularization.fixed(0).isOpen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.5", "NaN", "Infinity", "much"})
  void refusesWhatIsNoPenalty(String text) {
    assertThatThrownBy(() -> Regularization.parse("some.key", text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("some.key was " + text)
        .hasMessageContaining("auto, or a number >= 0 and finite");
  }

  @Test
  void takesTheBestAndOfEqualOnesTheStrongest() {
    Regularization three = new Regularization(List.of(0.1, 1.0, 10.0));

    assertThat(three.best(new double[] {0.3, 0.5, 0.4})).isEqualTo(1);
    assertThat(three.best(new double[] {0.5, 0.4, 0.5})).isEqualTo(2);
    assertThat(three.fallback()).isEqualTo(1.0);
  }
}
