package io.stride.train.features;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;
import java.util.List;

/**
 * How node features are made.
 *
 * @param size numbers per node, 2 to 1024
 * @param width numbers of the codes that are spread, {@code size} to 1024; of wider ones the {@code
 *     size} directions are kept in which neighbourhoods agree most. 0: by the number of nodes, see
 *     {@link #widthFor}
 * @param hopWeights weight of a node's own code (first) and of the codes averaged over its 1, 2,
 *     ... hop neighbourhoods (next); 1 to 10 finite numbers, not all zero
 * @param seed of the random codes; any value
 */
public record FeatureSettings(int size, int width, List<Double> hopWeights, long seed)
    implements Serializable {
  private static final int WIDEST = 1024;

  /** Beyond it, codes wider than features would take most of the driver's memory. */
  private static final long MOST_NODES_FOR_WIDE_CODES = 1_000_000;

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public FeatureSettings {
    require(size >= 2 && size <= 1024, "features.size", size, "2 to 1024", "numbers per node");
    require(
        width == 0 || (width >= size && width <= WIDEST),
        "features.width",
        width,
        "features.size (" + size + ") to 1024, or 0",
        "numbers of the codes that are spread before they are reduced to features.size");
    require(
        !hopWeights.isEmpty() && hopWeights.size() <= 10 && usable(hopWeights),
        "features.hop-weights",
        hopWeights,
        "1 to 10 finite numbers, not all zero",
        "the weight of a node's own code, then of its 1, 2, ... hop averages");
    hopWeights = List.copyOf(hopWeights);
  }

  /** Codes as wide as the features. */
  public FeatureSettings(int size, List<Double> hopWeights, long seed) {
    this(size, size, hopWeights, seed);
  }

  /**
   * The width for a graph: what was set, else twice {@code size} for up to a million nodes and
   * {@code size} for more.
   *
   * @param nodes of the graph
   */
  public int widthFor(long nodes) {
    if (width > 0) {
      return width;
    }
    return nodes > MOST_NODES_FOR_WIDE_CODES ? size : Math.max(size, Math.min(2 * size, WIDEST));
  }

  private static boolean usable(List<Double> weights) {
    return weights.stream().allMatch(Double::isFinite)
        && weights.stream().anyMatch(weight -> weight != 0);
  }
}
