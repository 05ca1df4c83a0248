package io.stride.train.averaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.train.checkpoint.Checkpoint;
import io.stride.train.model.NetworkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link TrainingState} as a checkpoint holds it: this record as JSON, and the arrays of the
 * network's states, each state once. What else the state knows follows from its history.
 *
 * @param position where the next round begins
 * @param seconds how long training has taken
 * @param rounds what was done
 * @param validation what was measured
 * @param states which arrays are what
 */
record CheckpointContent(
    Position position,
    double seconds,
    List<TrainingRound> rounds,
    List<Measurement> validation,
    States states) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two arrays each: parameters, updater. */
  private static final int ARRAYS = 2;

  /** The checkpoint of a training that has taken {@code seconds}. */
  static Checkpoint write(TrainingState state, double seconds, Map<String, String> identity) {
    List<NetworkState> distinct = new ArrayList<>();
    States states =
        new States(
            place(state.current(), distinct),
            place(state.proven(), distinct),
            place(state.validation().bestState(), distinct),
            distinct.stream().map(NetworkState::steps).toList());
    CheckpointContent content =
        new CheckpointContent(
            state.position(), seconds, state.rounds(), state.validation().measurements(), states);
    List<float[]> arrays = new ArrayList<>();
    for (NetworkState one : distinct) {
      arrays.add(one.parameters());
      arrays.add(one.updater());
    }
    return new Checkpoint(identity, content.json(), arrays);
  }

  /** What {@link #write} made of a state, without its arrays. */
  static CheckpointContent read(Checkpoint checkpoint) {
    try {
      return JSON.readValue(checkpoint.progress(), CheckpointContent.class);
    } catch (JsonProcessingException e) {
      // The checksum was right, so this is what was written.
      throw new IllegalStateException("no progress of training: " + e.getOriginalMessage(), e);
    }
  }

  /** The state that was written, with its arrays. */
  TrainingState state(TrainingSettings settings, List<float[]> arrays) {
    ValidationHistory history =
        ValidationHistory.restored(settings, validation, states.of(states.best, arrays));
    List<NetworkState> currentAndProven =
        List.of(states.of(states.current, arrays), states.of(states.proven, arrays));
    return TrainingState.restored(settings, history, rounds, position, currentAndProven);
  }

  private String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON form: " + e.getOriginalMessage(), e);
    }
  }

  /** The number of a state in the list, which it is added to unless it is in there; -1 for null. */
  private static int place(NetworkState state, List<NetworkState> states) {
    if (state == null) {
      return States.NONE;
    }
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).parameters() == state.parameters()) {
        return i;
      }
    }
    states.add(state);
    return states.size() - 1;
  }

  /**
   * Which arrays are what, by the numbers of the states that they make up.
   *
   * @param current what the next round begins with
   * @param proven what the result is if the next round diverges
   * @param best the best one measured; -1 if that plays no role
   * @param steps of each state
   */
  record States(int current, int proven, int best, List<Integer> steps) {
    static final int NONE = -1;

    NetworkState of(int number, List<float[]> arrays) {
      return number == NONE
          ? null
          : new NetworkState(
              arrays.get(ARRAYS * number), arrays.get(ARRAYS * number + 1), steps.get(number));
    }
  }
}
