package io.stride.train.model;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Moves a network along a gradient that did not come from a backward pass of its own. */
final class GradientStep {
  private GradientStep() {}

  static void take(ComputationGraph graph, float[] mean) {
    if (graph.getFlattenedGradients() == null) {
      graph.initGradientsView();
    }
    INDArray flat = graph.getFlattenedGradients();
    FlatArrays.write(mean, flat);
    int iteration = graph.getIterationCount();
    // A batch of one: the updater would divide a sum by its size, but this is the mean already.
    graph
        .getUpdater()
        .update(gradient(graph), iteration, 0, 1, LayerWorkspaceMgr.noWorkspacesImmutable());
    graph.params().subi(flat.reshape(graph.params().shape()));
    graph.getConfiguration().setIterationCount(iteration + 1);
  }

  /** Every parameter's part of the flat gradient; the updater clips layer by layer. */
  private static Gradient gradient(ComputationGraph graph) {
    Gradient gradient = new DefaultGradient(graph.getFlattenedGradients());
    for (Layer layer : graph.getLayers()) {
      if (layer.numParams() > 0) {
        String prefix = layer.conf().getLayer().getLayerName() + "_";
        layer
            .conf()
            .getLayer()
            .initializer()
            .getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray())
            .forEach((name, part) -> gradient.setGradientFor(prefix + name, part));
      }
    }
    return gradient;
  }
}
