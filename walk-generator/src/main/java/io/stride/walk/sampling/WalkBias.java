package io.stride.walk.sampling;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * What makes a step's target near to the previous node.
 *
 * @param kind the rule
 * @param gamma for {@link Kind#NODE2VEC_PLUS}: an edge is loose if it weighs less than its node's
 *     mean weight plus {@code gamma} standard deviations; finite, any sign
 */
public record WalkBias(Kind kind, double gamma) implements Serializable {
  /** node2vec as published: near is whoever has an edge. */
  public static final WalkBias NODE2VEC = new WalkBias(Kind.NODE2VEC, 0);

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public WalkBias {
    require(
        Double.isFinite(gamma),
        "walk.gamma",
        gamma,
        "a finite number",
        "standard deviations above the mean weight below which an edge is loose");
  }

  /** How edge weights decide. */
  public enum Kind {
    /** They don't: a node is near if the previous one has an edge to it. */
    NODE2VEC,
    /**
     * An edge counts as far as it is heavy for its node (Liu, Hirn and Krishnan, "Accurately
     * modeling biased random walks on weighted networks using node2vec+", Bioinformatics 2023). The
     * same as NODE2VEC in an unweighted graph.
     */
    NODE2VEC_PLUS
  }
}
