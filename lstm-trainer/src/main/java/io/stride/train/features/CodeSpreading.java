package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.NeighbourGraph;

/**
 * Where codes are spread over a graph, whitened and reduced. The numbers are the same everywhere,
 * to the last bit.
 */
public interface CodeSpreading {
  /** On this machine's cores, in tables that are all in its memory. */
  CodeSpreading REPLICATED = new ReplicatedSpreading();

  /** What the driver gets of sums over partitions at most, beside the vectors. */
  long MOST_SUMMARY_BYTES = Moments.MOST_BYTES;

  /** Lays a graph out in Spark's partitions. */
  interface Layout {
    /**
     * The graph; it is closed after use.
     *
     * @param keys one per node
     * @param stripe nodes that stay together
     * @param width numbers of the vectors that are sent along its edges
     */
    NeighbourGraph place(CompactGraph graph, long[] keys, int stripe, int width);
  }

  /** In Spark's partitions: only what the network reads is brought to this machine. */
  static CodeSpreading partitioned(Layout layout) {
    return new PartitionedSpreading(layout);
  }

  /** Codes, and the transform that is fitted to them. */
  SpreadCodes fit(SpreadInput input);

  /** Codes as wide as a given transform expects, that have gone through it. */
  FeatureRows apply(SpreadInput input, AffineMap whitening);
}
