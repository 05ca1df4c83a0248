package io.stride.train.features;

import io.stride.walk.graph.NeighbourGraph;
import io.stride.walk.graph.NodeVectors;
import java.util.Optional;

/** Spreads codes in Spark's partitions, reduces them there and collects the result. */
final class PartitionedSpreading implements CodeSpreading {
  private final Layout layout;

  PartitionedSpreading(Layout layout) {
    this.layout = layout;
  }

  @Override
  public SpreadCodes fit(SpreadInput input) {
    int width = input.width();
    try (NeighbourGraph graph = place(input, width)) {
      PartitionedPropagation propagation = new PartitionedPropagation(graph);
      try (NodeVectors codes = propagation.propagate(input.settings(), width)) {
        AffineMap whitening = whitening(propagation, codes, width, input.settings().size());
        try (NodeVectors rows = finished(codes, whitening).kept()) {
          return new SpreadCodes(
              collected(rows, input, whitening.size()), whitening, means(propagation, rows, input));
        }
      }
    }
  }

  @Override
  public FeatureRows apply(SpreadInput input, AffineMap whitening) {
    int width = whitening.width();
    try (NeighbourGraph graph = place(input, width);
        NodeVectors codes = new PartitionedPropagation(graph).propagate(input.settings(), width)) {
      return collected(finished(codes, whitening), input, whitening.size());
    }
  }

  /** Stripes are the chunks that moments are summed up in. */
  private NeighbourGraph place(SpreadInput input, int width) {
    int stripe = Moments.chunk(input.graph().nodeCount(), width);
    return layout.place(input.graph(), input.nodeKeys(), stripe, width);
  }

  private static AffineMap whitening(
      PartitionedPropagation propagation, NodeVectors codes, int width, int size) {
    Moments moments = moments(codes, width);
    if (width == size) {
      return Whitening.fit(moments);
    }
    try (NodeVectors means = propagation.windowMeans(codes, FeaturePropagation.NEAR)) {
      return Whitening.fit(moments, moments(means, width), size);
    }
  }

  private static Moments moments(NodeVectors vectors, int width) {
    return Moments.total(width, vectors.summaries(Moments::ofChunk));
  }

  /** Only needed where latents are joined with other vectors. */
  private static Optional<FeatureRows> means(
      PartitionedPropagation propagation, NodeVectors rows, SpreadInput input) {
    if (input.settings().ownWeight() <= 0) {
      return Optional.empty();
    }
    try (NodeVectors means = propagation.windowMeans(rows, input.settings().comparedWindow())) {
      return Optional.of(collected(means, input, input.settings().size()));
    }
  }

  private static NodeVectors finished(NodeVectors codes, AffineMap whitening) {
    return codes.mapConnected(
        whitening.size(),
        vector -> {
          float[] result = new float[whitening.size()];
          whitening.applyScaled(vector, 0, result, 0);
          return result;
        });
  }

  private static FeatureRows collected(NodeVectors vectors, SpreadInput input, int size) {
    FeatureRows rows = new FeatureRows(input.graph().nodeCount(), size);
    vectors.forEach(
        (node, vector) -> System.arraycopy(vector, 0, rows.block(node), rows.offset(node), size));
    return rows;
  }
}
