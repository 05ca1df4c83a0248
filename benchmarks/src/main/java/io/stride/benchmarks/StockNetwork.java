package io.stride.benchmarks;

import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.StockModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.dataset.DataSet;

/** The same network of Deeplearning4j's own layers and updater; its arrays are made beforehand. */
final class StockNetwork implements TimedNetwork {
  private final ComputationGraph network;
  private final List<DataSet> minibatches;

  StockNetwork(LayerShape shape) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (AutoencoderNetwork ours = AutoencoderNetwork.create(shape.settings())) {
      StockModel.write(shape.settings(), ours.state(), zip);
    }
    network =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip.toByteArray()), true);
    FeatureRows features = shape.features();
    minibatches =
        LongStream.range(0, LayerBenchmark.DISTINCT)
            .mapToObj(seed -> AutoencoderNetwork.dataSet(shape.minibatch(seed), features))
            .toList();
  }

  @Override
  public void step(int minibatch) {
    network.fit(minibatches.get(minibatch));
  }
}
