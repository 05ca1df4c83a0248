package io.stride.train.kernel;

import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The configuration of a vertex that takes each sequence's last state, with bulk copies on CPUs and
 * as Deeplearning4j's own vertex on other backends.
 */
public final class FastLastStep extends LastTimeStepVertex {
  private static final long serialVersionUID = 1L;

  /**
   * Takes the last step that the mask of a network input leaves.
   *
   * @param maskArrayInputName the network input's name
   */
  public FastLastStep(@JsonProperty("maskArrayInputName") String maskArrayInputName) {
    super(maskArrayInputName);
  }

  @Override
  public FastLastStep clone() {
    return new FastLastStep(getMaskArrayInputName());
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.impl.rnn.LastTimeStepVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return FastLstm.onCpu() && type == DataType.FLOAT
        ? new FastLastStepVertex(graph, name, index, getMaskArrayInputName(), type)
        : super.instantiate(graph, name, index, parameters, initialize, type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FastLastStep && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
