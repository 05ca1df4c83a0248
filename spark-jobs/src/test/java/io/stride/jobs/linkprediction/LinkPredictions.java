package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.LocalSpark;
import java.util.List;
import java.util.Random;

/** Link prediction in graphs of 600 nodes, half of the edges held out. */
final class LinkPredictions {
  /** How many nodes each graph and each of the vectors are for. */
  static final int NODES = 600;

  /** How edges are held out and vectors tested. */
  static final LinkPredictionSettings HALF =
      new LinkPredictionSettings(0.5, 0.2, Regularization.auto(), 100, 1);

  /** About 9,000 edges by chance. */
  static final CompactGraph STRUCTURELESS = TestGraphs.random(NODES, false, 1, (a, b) -> 0.05);

  private LinkPredictions() {}

  /** Tests an embedder's vectors. */
  static LinkPredictionResult run(CompactGraph graph, ResidualEmbedder embedder) {
    return LinkPredictionJob.run(LocalSpark.session(), graph, embedder, HALF);
  }

  /** Tests an embedder's vectors on edges that were chosen before. */
  static LinkPredictionResult run(HiddenBlocks graph, ResidualEmbedder embedder) {
    return LinkPredictionJob.run(
        LocalSpark.session(),
        graph.full(),
        graph.holdout(),
        List.of(LinkVectors.tested(embedder)),
        HALF);
  }

  /** Four blocks with 30 times as many edges inside as between. */
  static CompactGraph blocks() {
    return TestGraphs.random(NODES, false, 2, (a, b) -> a % 4 == b % 4 ? 0.15 : 0.005);
  }

  /** Vectors that know nothing. */
  static float[][] randomVectors(int size) {
    Random random = new Random(17);
    float[][] vectors = new float[NODES][size];
    for (float[] vector : vectors) {
      for (int i = 0; i < size; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  /** A random code per node, summed over the node itself and its neighbours. */
  static float[][] projectedAdjacency(CompactGraph graph) {
    float[][] codes = randomVectors(64);
    float[][] vectors = new float[NODES][];
    for (int node = 0; node < NODES; node++) {
      vectors[node] = codes[node].clone();
      for (int i = 0; i < graph.degree(node); i++) {
        float[] other = codes[graph.neighbour(graph.firstEntry(node) + i)];
        for (int k = 0; k < other.length; k++) {
          vectors[node][k] += other[k];
        }
      }
    }
    return vectors;
  }

  /** All about 4,200 held-out edges are inside blocks of which the residual graph knows nothing. */
  record HiddenBlocks(CompactGraph full, EdgeHoldout holdout) {

    static HiddenBlocks make() {
      CompactGraph signal =
          TestGraphs.random(
              NODES, false, 5, (a, b) -> a % 4 == b % 4 && !STRUCTURELESS.hasEdge(a, b) ? 0.1 : 0);
      CompactGraph full =
          TestGraphs.random(
              NODES,
              false,
              5,
              (a, b) -> STRUCTURELESS.hasEdge(a, b) || signal.hasEdge(a, b) ? 1 : 0);
      NodePairs heldOut = PairSetsTest.edges(signal);
      return new HiddenBlocks(
          full, new EdgeHoldout(STRUCTURELESS, heldOut, heldOut.count(), heldOut.count()));
    }
  }
}
