package io.stride.benchmarks;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import java.util.List;
import java.util.stream.LongStream;

/** Steps as the product takes them, from node numbers to moved parameters. */
final class ProductNetwork implements TimedNetwork {
  private final AutoencoderNetwork network;
  private final FeatureRows features;
  private final List<PieceBatch> minibatches;

  ProductNetwork(LayerShape shape) {
    network = AutoencoderNetwork.create(shape.settings());
    features = shape.features();
    minibatches = LongStream.range(0, LayerBenchmark.DISTINCT).mapToObj(shape::minibatch).toList();
  }

  @Override
  public void step(int minibatch) {
    network.fit(minibatches.get(minibatch), features);
  }
}
