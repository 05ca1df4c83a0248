package io.stride.train.averaging;

import io.stride.train.checkpoint.CheckpointStore;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a training's checkpoints lie, and whether it goes on from one.
 *
 * @param store holds them
 * @param resume true: training goes on from the newest one, if there is one; false: it starts anew
 *     and deletes those that are there
 * @param origin what the result depends on besides the settings of training, network and walks,
 *     such as a fingerprint of the graph: values by the name that a user knows them by. A
 *     checkpoint with another origin is refused
 */
public record CheckpointPlace(CheckpointStore store, boolean resume, Map<String, String> origin) {

  /** Copies the origin, in its order. */
  public CheckpointPlace {
    origin = new LinkedHashMap<>(origin);
  }
}
