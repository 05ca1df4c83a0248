package io.stride.train.averaging;

import io.stride.train.checkpoint.WrittenCheckpoint;
import java.util.List;

/** Tells several listeners, in their order. */
record TrainingListeners(List<TrainingListener> listeners) implements TrainingListener {
  @Override
  public void onRound(TrainingRound round, double share) {
    listeners.forEach(listener -> listener.onRound(round, share));
  }

  @Override
  public void onValidation(Measurement measurement) {
    listeners.forEach(listener -> listener.onValidation(measurement));
  }

  @Override
  public void onCheckpoint(WrittenCheckpoint checkpoint) {
    listeners.forEach(listener -> listener.onCheckpoint(checkpoint));
  }

  @Override
  public void onResume(List<TrainingRound> rounds) {
    listeners.forEach(listener -> listener.onResume(rounds));
  }

  @Override
  public void onNote(String line) {
    listeners.forEach(listener -> listener.onNote(line));
  }

  @Override
  public void onStop(TrainingResult result) {
    listeners.forEach(listener -> listener.onStop(result));
  }
}
