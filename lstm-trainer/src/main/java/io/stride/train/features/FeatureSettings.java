package io.stride.train.features;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;
import java.util.List;

/**
 * How node features are made.
 *
 * @param size numbers per node, 2 to 1024
 * @param hopWeights weight of a node's own code (first) and of the codes averaged over its 1, 2,
 *     ... hop neighbourhoods (next); 1 to 10 finite numbers, not all zero
 * @param seed of the random codes; any value
 */
public record FeatureSettings(int size, List<Double> hopWeights, long seed)
    implements Serializable {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public FeatureSettings {
    require(size >= 2 && size <= 1024, "features.size", size, "2 to 1024", "numbers per node");
    require(
        !hopWeights.isEmpty() && hopWeights.size() <= 10 && usable(hopWeights),
        "features.hop-weights",
        hopWeights,
        "1 to 10 finite numbers, not all zero",
        "the weight of a node's own code, then of its 1, 2, ... hop averages");
    hopWeights = List.copyOf(hopWeights);
  }

  private static boolean usable(List<Double> weights) {
    return weights.stream().allMatch(Double::isFinite)
        && weights.stream().anyMatch(weight -> weight != 0);
  }
}
