package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.averaging.EarlyStopping.Mode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EarlyStopTest {
  @Test
  @DisplayName("Patience: so many errors in a row that bring nothing, whatever came before")
  void patience() {
    EarlyStopping settings = new EarlyStopping(Mode.PATIENCE, 2, 0, 0);
    assertThat(stopsAt(settings, 5, 4, 4, 3, 3.5, 3, 2)).isEqualTo(5);
    assertThat(stopsAt(settings, 5, 4, 3, 3, 2, 2, 1)).isEqualTo(-1);
  }

  @Test
  @DisplayName("Eager: the first error that brings less than asked for")
  void eager() {
    EarlyStopping settings = new EarlyStopping(Mode.EAGER, 9, 0.1, 0);
    assertThat(stopsAt(settings, 10, 9, 8.1, 7.3, 6)).isEqualTo(3);
    assertThat(stopsAt(settings, 10, 12)).isEqualTo(1);
  }

  @Test
  @DisplayName("Small gains add up: together they count as better")
  void smallGains() {
    EarlyStopping settings = new EarlyStopping(Mode.PATIENCE, 2, 0.1, 0);
    assertThat(stopsAt(settings, 10, 9.5, 9, 8.6, 8.1)).isEqualTo(-1);
    assertThat(stopsAt(settings, 10, 9.5, 9.1)).isEqualTo(2);
  }

  @Test
  @DisplayName("Off: never")
  void off() {
    assertThat(stopsAt(EarlyStopping.OFF, 1, 2, 3, 4, 5)).isEqualTo(-1);
  }

  /** Number of the error at which training stops; -1 if none makes it. */
  private static int stopsAt(EarlyStopping settings, double... errors) {
    EarlyStop stop = new EarlyStop(settings);
    for (int i = 0; i < errors.length; i++) {
      stop.add(errors[i]);
      if (stop.reached()) {
        return i;
      }
    }
    return -1;
  }
}
