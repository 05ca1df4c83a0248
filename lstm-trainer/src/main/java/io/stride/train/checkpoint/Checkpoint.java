package io.stride.train.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a checkpoint holds.
 *
 * @param identity all that must be the same for training to go on from it: values by the name that
 *     a user knows them by
 * @param progress how far training is, as text
 * @param arrays parameters and updater states, in an order that {@code progress} explains
 */
public record Checkpoint(Map<String, String> identity, String progress, List<float[]> arrays) {

  /** Copies the identity, in its order, and the list. */
  public Checkpoint {
    identity = new LinkedHashMap<>(identity);
    arrays = List.copyOf(arrays);
  }
}
