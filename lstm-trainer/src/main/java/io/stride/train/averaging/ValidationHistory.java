package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The measurements of the held-out pieces so far, and what follows from them. */
final class ValidationHistory {
  private final EarlyStopping settings;
  private final EarlyStop early;
  private final DivergenceCheck divergence;
  private final List<Measurement> measurements = new ArrayList<>();
  private Measurement best;
  private NetworkState bestState;

  /** Nothing measured yet. */
  ValidationHistory(TrainingSettings training) {
    this.settings = training.earlyStopping();
    this.early = new EarlyStop(settings);
    this.divergence = new DivergenceCheck(training.divergenceFactor());
  }

  /** The same measurements again. */
  static ValidationHistory restored(
      TrainingSettings training, List<Measurement> measurements, NetworkState bestState) {
    ValidationHistory history = new ValidationHistory(training);
    measurements.forEach(measurement -> history.add(measurement, bestState));
    return history;
  }

  /** Adds a measurement of {@code state}; false, without adding it, if training has diverged. */
  boolean add(Measurement measurement, NetworkState state) {
    boolean leaps = divergence.leaps(measurement.error().squaredError());
    // The untrained network's error is what it is; the first round will tell.
    if (leaps && !measurements.isEmpty()) {
      return false;
    }
    measurements.add(measurement);
    if (measurement.meaningful()) {
      early.add(measurement.error().squaredError());
    }
    if (best == null || measurement.error().squaredError() < best.error().squaredError()) {
      best = measurement;
      bestState = keepsBest() ? state : null;
    }
    return true;
  }

  /** Whether the best parameters measured are the result, not the last ones. */
  boolean keepsBest() {
    return settings.mode() != EarlyStopping.Mode.OFF;
  }

  /** Whether going on would bring too little. */
  boolean stopsEarly() {
    return early.reached();
  }

  /** The parameters with the lowest error; null unless they are the result. */
  NetworkState bestState() {
    return bestState;
  }

  /** The measurement of the parameters that are the result. */
  Measurement kept() {
    return keepsBest() ? best : measurements.get(measurements.size() - 1);
  }

  /** Whether the state after so many rounds has been measured. */
  boolean measuredAfter(int rounds) {
    return !measurements.isEmpty() && measurements.get(measurements.size() - 1).rounds() == rounds;
  }

  List<Measurement> measurements() {
    return Collections.unmodifiableList(measurements);
  }
}
