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
 * @param window nodes of the pieces of walks that latents are made of, &gt;= 2: latents are close
 *     to the features' means over such windows, which stand for them where proximity vectors are
 *     joined with them and where settings are compared, see {@link #comparedWindow}
 * @param type what they are; {@link FeatureType#AUTO} is resolved by {@link FeatureChoice}
 * @param ownWeight how much a node's proximity vector counts beside its latent; 0 (not at all) to
 *     100, or {@link #AUTO_WEIGHT}
 * @param degreeWeight how many times the root mean square of a vector's other numbers its last one
 *     is on average, which then says how many neighbours the node has; 0 (it does not) to 100
 * @param seed of the random codes; any value
 */
public record FeatureSettings(
    int size,
    int width,
    List<Double> hopWeights,
    int window,
    FeatureType type,
    double ownWeight,
    double degreeWeight,
    long seed)
    implements Serializable {
  /** Leaves the weight to {@link FeatureChoice}. */
  public static final double AUTO_WEIGHT = -1;

  private static final int WIDEST = 1024;

  /** Farther nodes hardly count in a mean over a window, but cost a hop each. */
  private static final int WIDEST_WINDOW = 20;

  /** For features that no walks are cut for. */
  private static final int ANY_WINDOW = 10;

  /** Beyond it, codes wider than features would take most of the driver's memory. */
  private static final long MOST_NODES_FOR_WIDE_CODES = 1_000_000;

  /** Up to it, the widest codes that gained anything take a gigabyte at most. */
  private static final long MOST_NODES_FOR_WIDEST_CODES = 100_000;

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
    require(window >= 2, "training.piece-length", window, ">= 2", "nodes per piece of a walk");
    require(
        ownWeight == AUTO_WEIGHT || (ownWeight >= 0 && ownWeight <= 100),
        "features.own-weight",
        ownWeight,
        "auto, or 0 to 100",
        "how much a node's own edges count beside its latent");
    require(
        degreeWeight >= 0 && degreeWeight <= 100,
        "features.degree-weight",
        degreeWeight,
        "0 to 100",
        "how much the number of a node's neighbours counts; 0: not at all");
    hopWeights = List.copyOf(hopWeights);
  }

  /** Propagated codes, alone. */
  public FeatureSettings(int size, int width, List<Double> hopWeights, long seed) {
    this(size, width, hopWeights, ANY_WINDOW, FeatureType.PROPAGATION, 0, 0, seed);
  }

  /** Propagated codes as wide as the features, alone. */
  public FeatureSettings(int size, List<Double> hopWeights, long seed) {
    this(size, size, hopWeights, seed);
  }

  /** The same of a type, joined with a weight. */
  public FeatureSettings with(FeatureType chosen, double weight) {
    return new FeatureSettings(size, width, hopWeights, window, chosen, weight, degreeWeight, seed);
  }

  /** {@link #window}, or what is used in the place of a longer one. */
  int comparedWindow() {
    return Math.min(window, WIDEST_WINDOW);
  }

  /** Whether type or weight are left to {@link FeatureChoice}. */
  public boolean open() {
    return type == FeatureType.AUTO || ownWeight == AUTO_WEIGHT;
  }

  void requireChosen() {
    if (open()) {
      throw new IllegalArgumentException("type or weight of the features is still open: " + this);
    }
  }

  /**
   * The width for a graph: what was set, else four times {@code size} for up to 100,000 nodes,
   * twice for up to a million and {@code size} for more, at most 1024.
   *
   * @param nodes of the graph
   */
  public int widthFor(long nodes) {
    if (width > 0) {
      return width;
    }
    int times =
        nodes <= MOST_NODES_FOR_WIDEST_CODES ? 4 : nodes <= MOST_NODES_FOR_WIDE_CODES ? 2 : 1;
    return Math.max(size, Math.min(times * size, WIDEST));
  }

  private static boolean usable(List<Double> weights) {
    return weights.stream().allMatch(Double::isFinite)
        && weights.stream().anyMatch(weight -> weight != 0);
  }
}
