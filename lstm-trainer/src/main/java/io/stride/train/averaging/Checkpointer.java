package io.stride.train.averaging;

import io.stride.train.checkpoint.CheckpointStore;
import io.stride.train.checkpoint.StoredCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Writes training down when it is time to, and finds where an earlier start has come to. */
final class Checkpointer {
  private final CheckpointPlace place;
  private final Map<String, String> identity;
  private final TrainingSettings settings;
  private final TrainingClock clock;
  private final TrainingListener listener;
  private int lastRounds;
  private double lastSeconds;

  Checkpointer(
      CheckpointPlace place,
      Map<String, String> identity,
      TrainingSettings settings,
      TrainingClock clock,
      TrainingListener listener) {
    this.place = place;
    this.identity = identity;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Where an earlier start has come to; empty if training starts at the beginning.
   *
   * @throws io.stride.walk.error.InvalidSettingException if that was another training
   * @throws io.stride.walk.error.InvalidInputException if none of the checkpoints is whole
   * @throws UncheckedIOException if the file system fails
   */
  Optional<TrainingState> resume() {
    CheckpointStore store = place.store();
    try {
      if (!place.resume()) {
        store.clear();
        return Optional.empty();
      }
      store.clearUnfinished();
      Optional<StoredCheckpoint> newest = store.newest(identity, listener::onNote);
      if (newest.isEmpty()) {
        listener.onNote("no checkpoint to go on from: training starts at the beginning");
        return Optional.empty();
      }
      return Optional.of(goOn(newest.get()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read checkpoints: " + e.getMessage(), e);
    }
  }

  /** Writes the state down if it is time to; {@code last}: no round follows. */
  void after(TrainingState state, boolean last) {
    int rounds = state.rounds().size();
    double seconds = clock.seconds();
    if (rounds == lastRounds || !(due(rounds, seconds) || (last && settings.checkpoints().on()))) {
      return;
    }
    // Also if it fails: the next attempt is at its own time.
    lastRounds = rounds;
    lastSeconds = seconds;
    try {
      listener.onCheckpoint(
          place
              .store()
              .write(
                  rounds,
                  CheckpointContent.write(state, seconds, identity),
                  settings.checkpoints().keep()));
    } catch (IOException e) {
      listener.onNote(
          "no checkpoint after round %d, training goes on: %s; the one before stays"
              .formatted(rounds, e.getMessage()));
    }
  }

  private boolean due(int rounds, double seconds) {
    CheckpointSettings often = settings.checkpoints();
    return (often.everyRounds() > 0 && rounds - lastRounds >= often.everyRounds())
        || (often.everyMinutes() > 0 && seconds - lastSeconds >= 60 * often.everyMinutes());
  }

  private TrainingState goOn(StoredCheckpoint stored) {
    CheckpointContent progress = CheckpointContent.read(stored.checkpoint());
    TrainingState state = progress.state(settings, stored.checkpoint().arrays());
    clock.resume(progress.seconds());
    lastRounds = state.rounds().size();
    lastSeconds = progress.seconds();
    listener.onNote("resuming after round %d".formatted(lastRounds));
    listener.onResume(state.rounds());
    return state;
  }
}
