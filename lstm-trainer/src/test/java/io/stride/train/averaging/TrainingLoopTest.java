package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.averaging.EarlyStopping.Mode;
import io.stride.train.averaging.TrainingResult.Stop;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.testing.TinyModels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
  /** 6 rounds an epoch. */
  private static final TrainingSettings SETTINGS = Trainings.SETTINGS;

  @Test
  @DisplayName("Measured before training, every n rounds, and at the end once")
  void measuresEveryRounds() {
    EarlyStopping everyFour = new EarlyStopping(Mode.OFF, 1, 0, 4);
    Log log = new Log();
    TrainingResult result = Trainings.run(Trainings.with(SETTINGS, everyFour), log);
    assertThat(result.rounds()).hasSize(18);
    assertThat(result.validation().stream().map(Measurement::rounds))
        .containsExactly(0, 4, 8, 12, 16, 18);
    assertThat(result.validation().stream().map(Measurement::epochs))
        .containsExactly(0, 0, 1, 2, 2, 3);
    assertThat(log.measurements).isEqualTo(result.validation());
    assertThat(log.stopped).containsExactly(result);

    // Measuring changes nothing, and an epoch's end that is measured anyway isn't measured twice.
    TrainingResult seldom = Trainings.run(SETTINGS, TrainingListener.NONE);
    assertThat(seldom.validation().stream().map(Measurement::rounds)).containsExactly(0, 6, 12, 18);
    Parameters.assertSame(result.state(), seldom.state());
    assertThat(seldom.validation().get(2)).isEqualTo(result.validation().get(3));
    assertThat(result.finalError()).isEqualTo(seldom.finalError());
  }

  @Test
  @DisplayName("Patience: stops after so many measurements; the best parameters are the result")
  void patience() {
    // A rate that is too high makes the error rise again.
    EarlyStopping early = new EarlyStopping(Mode.PATIENCE, 4, 0, 1);
    TrainingSettings settings = Trainings.epochs(Trainings.with(SETTINGS, early), 60);
    TrainingResult result =
        Trainings.run(TinyModels.adam().scaledRate(10), settings, TrainingListener.NONE);

    assertThat(result.stop()).isEqualTo(Stop.EARLY);
    List<Measurement> all = result.validation();
    Measurement best = all.stream().min(Comparator.comparing(Measurement::relative)).orElseThrow();
    assertThat(result.kept()).isEqualTo(best);
    assertThat(best.rounds()).isPositive().isEqualTo(result.rounds().size() - 4);
    assertThat(result.state().steps()).isEqualTo(best.rounds());
    assertThat(result.finalError()).isEqualTo(best.error());
  }

  @Test
  @DisplayName("Eager: stops at the first measurement that brings too little")
  void eager() {
    EarlyStopping early = new EarlyStopping(Mode.EAGER, 1, 0.02, 3);
    TrainingResult result =
        Trainings.run(Trainings.epochs(Trainings.with(SETTINGS, early), 60), TrainingListener.NONE);
    List<Double> errors = result.validation().stream().map(Measurement::relative).toList();
    int last = errors.size() - 1;
    assertThat(result.stop()).isEqualTo(Stop.EARLY);
    assertThat(last).isGreaterThan(2);
    assertThat(
            IntStream.rangeClosed(1, last - 1).mapToDouble(i -> errors.get(i) / errors.get(i - 1)))
        .allMatch(ratio -> ratio <= 0.98);
    assertThat(errors.get(last) / errors.get(last - 1)).isGreaterThan(0.98);
    assertThat(result.rounds()).hasSize(3 * last);
  }

  @Test
  @DisplayName("All epochs done: the best parameters are the result too, if early stopping is on")
  void bestAtTheEnd() {
    EarlyStopping early = new EarlyStopping(Mode.PATIENCE, 1000, 0, 1);
    TrainingResult result =
        Trainings.run(
            TinyModels.adam().scaledRate(10),
            Trainings.epochs(Trainings.with(SETTINGS, early), 8),
            TrainingListener.NONE);
    assertThat(result.stop()).isEqualTo(Stop.EPOCHS_DONE);
    assertThat(result.kept().relative())
        .isEqualTo(
            result.validation().stream().mapToDouble(Measurement::relative).min().orElseThrow());
    assertThat(result.state().steps()).isEqualTo(result.kept().rounds());
  }

  @Test
  @DisplayName("Time up: the round under way is the last one; what was trained is the result")
  void timeUp() {
    AtomicLong nanos = new AtomicLong(12345);
    TrainingListener aMinuteARound = (round, share) -> nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    TrainingResult capped =
        Trainings.run(Trainings.with(SETTINGS, 7.5), Optional.empty(), nanos::get, aMinuteARound);
    assertThat(capped.stop()).isEqualTo(Stop.TIME_UP);
    assertThat(capped.rounds()).hasSize(8);
    assertThat(capped.state().steps()).isEqualTo(8);
    assertThat(capped.validation().stream().map(Measurement::rounds)).containsExactly(0, 6, 8);

    // The cap of an hour is not reached.
    TrainingResult whole =
        Trainings.run(Trainings.with(SETTINGS, 60), Optional.empty(), nanos::get, aMinuteARound);
    assertThat(whole.stop()).isEqualTo(Stop.EPOCHS_DONE);
    assertThat(whole.rounds()).hasSize(18);
  }

  @Test
  @DisplayName("A round tells its rate, its walks and where its time went")
  void rounds() {
    LearningRateSchedule falling =
        new LearningRateSchedule(LearningRateSchedule.Decay.LINEAR, 0, 0);
    TrainingSettings settings =
        Trainings.with(Trainings.with(SETTINGS, new Averaging(2, 2)), falling);
    TrainingResult result = Trainings.run(settings, TrainingListener.NONE);
    List<TrainingRound> rounds = result.rounds();
    assertThat(rounds.get(0).learningRate()).isLessThan(0.01).isGreaterThan(0.009);
    assertThat(rounds)
        .isSortedAccordingTo(Comparator.comparing(TrainingRound::learningRate).reversed());
    for (TrainingRound round : rounds) {
      assertThat(round.walks()).isEqualTo(round.tokens() / 8.0);
      assertThat(round.computeSeconds()).isPositive();
      assertThat(round.averagingSeconds()).isPositive();
      assertThat(round.waitingSeconds()).isNotNegative();
      assertThat(round.computeSeconds() + round.averagingSeconds() + round.waitingSeconds())
          .isCloseTo(round.seconds(), within(1e-9));
    }
  }

  @Test
  @DisplayName("Several listeners hear the same")
  void listeners() {
    Log one = new Log();
    Log other = new Log();
    TrainingResult result = Trainings.run(SETTINGS, TrainingListener.all(one, other));
    assertThat(one.rounds).isEqualTo(result.rounds()).isEqualTo(other.rounds);
    assertThat(one.measurements).isEqualTo(result.validation()).isEqualTo(other.measurements);
    assertThat(other.stopped).containsExactly(result);
  }

  /** What a listener was told. */
  private static final class Log implements TrainingListener {
    private final List<TrainingRound> rounds = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<TrainingResult> stopped = new ArrayList<>();

    @Override
    public void onRound(TrainingRound round, double share) {
      rounds.add(round);
    }

    @Override
    public void onValidation(Measurement measurement) {
      measurements.add(measurement);
    }

    @Override
    public void onStop(TrainingResult result) {
      stopped.add(result);
    }
  }
}
