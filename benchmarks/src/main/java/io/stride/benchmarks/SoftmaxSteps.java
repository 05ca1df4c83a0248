package io.stride.benchmarks;

import io.stride.train.kernel.FlatUpdater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.DataSet;

/** Steps of the networks with a softmax; one minibatch, whose arrays are made beforehand. */
final class SoftmaxSteps {
  private SoftmaxSteps() {}

  /** Our layers and updater. */
  static TimedNetwork ours(LayerShape shape) {
    SoftmaxNetwork settings = network(shape);
    ComputationGraph graph = settings.fast();
    FlatUpdater updater = new FlatUpdater(graph);
    DataSet data = settings.data(false);
    return minibatch -> {
      graph.setInputs(data.getFeatures());
      graph.setLabels(data.getLabels());
      graph.computeGradientAndScore();
      updater.step(shape.batch());
    };
  }

  /** Deeplearning4j's own, with one-hot labels. */
  static TimedNetwork stock(LayerShape shape) {
    SoftmaxNetwork settings = network(shape);
    ComputationGraph graph = settings.stock();
    DataSet data = settings.data(true);
    return minibatch -> graph.fit(data);
  }

  private static SoftmaxNetwork network(LayerShape shape) {
    return new SoftmaxNetwork(
        shape.input(), shape.units(), shape.steps(), shape.batch(), shape.classes());
  }
}
