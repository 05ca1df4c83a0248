package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.averaging.LearningRateSchedule.Decay;
import io.stride.walk.error.InvalidSettingException;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
  private static final long STEPS = 100;

  @Test
  void aConstantRateStays() {
    assertThat(LearningRateSchedule.CONSTANT.factor(0, STEPS)).isEqualTo(1);
    assertThat(LearningRateSchedule.CONSTANT.factor(99, STEPS)).isEqualTo(1);
  }

  @Test
  void warmupRisesInAStraightLine() {
    LearningRateSchedule schedule = new LearningRateSchedule(Decay.CONSTANT, 0.1, 1);
    assertThat(schedule.factor(0, STEPS)).isEqualTo(0.1, within(1e-12));
    assertThat(schedule.factor(4, STEPS)).isEqualTo(0.5, within(1e-12));
    assertThat(schedule.factor(9, STEPS)).isEqualTo(1);
    assertThat(schedule.factor(50, STEPS)).isEqualTo(1);
  }

  @Test
  void decaysMeetAtTheFinalRateAndNotBefore() {
    for (Decay decay : new Decay[] {Decay.LINEAR, Decay.COSINE, Decay.EXPONENTIAL}) {
      LearningRateSchedule schedule = new LearningRateSchedule(decay, 0, 0.01);
      assertThat(schedule.factor(99, STEPS)).as("%s", decay).isEqualTo(0.01, within(1e-12));
      assertThat(schedule.factor(500, STEPS)).as("%s", decay).isEqualTo(0.01, within(1e-12));
    }
    assertThat(new LearningRateSchedule(Decay.LINEAR, 0, 0).factor(49, STEPS))
        .isEqualTo(0.5, within(1e-12));
    assertThat(new LearningRateSchedule(Decay.COSINE, 0, 0).factor(24, STEPS))
        .isEqualTo((1 + Math.sqrt(0.5)) / 2, within(1e-12));
    assertThat(new LearningRateSchedule(Decay.EXPONENTIAL, 0, 0.01).factor(49, STEPS))
        .isEqualTo(0.1, within(1e-12));
  }

  @Test
  void valuesOutsideTheirRangeAreNamed() {
    assertThatThrownBy(() -> new LearningRateSchedule(Decay.LINEAR, 0.95, 0.1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("training.warmup");
    assertThatThrownBy(() -> new LearningRateSchedule(Decay.EXPONENTIAL, 0, 0))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("training.final-rate");
    assertThatThrownBy(() -> new LearningRateSchedule(Decay.LINEAR, 0, Double.NaN))
        .isInstanceOf(InvalidSettingException.class);
  }
}
