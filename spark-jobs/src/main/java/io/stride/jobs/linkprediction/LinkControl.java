package io.stride.jobs.linkprediction;

/**
 * Scores of a pair that need no embeddings (Liben-Nowell and Kleinberg, "The link-prediction
 * problem for social networks", JASIST 2007, section 3), on the residual graph.
 */
enum LinkControl {
  /** Preferential attachment: the product of both degrees. */
  DEGREE_PRODUCT("degree product") {
    @Override
    double score(Neighbourhoods graph, int u, int v) {
      return (double) graph.degree(u) * graph.degree(v);
    }
  },
  /** How many neighbours both have. */
  COMMON_NEIGHBOURS("common neighbours") {
    @Override
    double score(Neighbourhoods graph, int u, int v) {
      return graph.sumOverCommon(u, v, neighbour -> 1);
    }
  },
  /** Common neighbours, each counting 1 / log of its degree: rare ones say more. */
  ADAMIC_ADAR("Adamic-Adar") {
    @Override
    double score(Neighbourhoods graph, int u, int v) {
      // A common neighbour of two nodes has two neighbours, so the logarithm is positive.
      return graph.sumOverCommon(u, v, neighbour -> 1 / Math.log(graph.size(neighbour)));
    }
  },
  /** Common neighbours as a share of all neighbours of both; 0 if there are none. */
  JACCARD("Jaccard") {
    @Override
    double score(Neighbourhoods graph, int u, int v) {
      double common = graph.sumOverCommon(u, v, neighbour -> 1);
      return common == 0 ? 0 : common / (graph.size(u) + graph.size(v) - common);
    }
  };

  private final String title;

  LinkControl(String title) {
    this.title = title;
  }

  /** The name in results. */
  String title() {
    return title;
  }

  /** Higher for pairs that are likelier to be connected. */
  abstract double score(Neighbourhoods graph, int u, int v);
}
