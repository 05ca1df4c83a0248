package io.stride.train.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network without output layer, given the gradient of its output from outside, that also says
 * what the gradient of its input is, which the stock backward pass throws away.
 */
final class OpenGraph extends ComputationGraph {
  private static final long serialVersionUID = 1L;

  OpenGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
  }

  /**
   * The backward pass after a forward pass in training; gradients of the parameters go to {@link
   * #getFlattenedGradients}.
   *
   * @param outputGradient gradient of the only output
   * @param input name of an input
   * @return its gradient
   */
  INDArray backward(INDArray outputGradient, String input) {
    calcBackpropGradients(false, false, outputGradient);
    INDArray inputGradient = getVertex(input).getEpsilon();
    for (GraphVertex vertex : getVertices()) {
      vertex.clear();
    }
    return inputGradient;
  }
}
