package io.stride.jobs.linkprediction;

/**
 * How the vectors of two nodes become the vector of a pair, element by element (node2vec, table 1).
 * All are symmetric: they do not tell the direction of an edge.
 */
public enum EdgeOperator {
  /** (u + v) / 2. */
  AVERAGE("average") {
    @Override
    double combine(double u, double v) {
      return (u + v) / 2;
    }
  },
  /** u * v. */
  HADAMARD("Hadamard") {
    @Override
    double combine(double u, double v) {
      return u * v;
    }
  },
  /** |u - v|. */
  WEIGHTED_L1("weighted L1") {
    @Override
    double combine(double u, double v) {
      return Math.abs(u - v);
    }
  },
  /** (u - v) squared. */
  WEIGHTED_L2("weighted L2") {
    @Override
    double combine(double u, double v) {
      return (u - v) * (u - v);
    }
  };

  private final String title;

  EdgeOperator(String title) {
    this.title = title;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  /**
   * The pair's features.
   *
   * @param u vector of one node
   * @param v vector of the other, of the same length
   * @return a new array of that length
   */
  public double[] apply(float[] u, float[] v) {
    double[] features = new double[u.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = combine(u[i], v[i]);
    }
    return features;
  }

  abstract double combine(double u, double v);
}
