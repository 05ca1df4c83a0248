package io.stride.train.kernel;

import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The configuration of a vertex that repeats a vector at every step of a sequence without copying
 * it: a {@link FastLstm} above it projects it once per sequence. On other backends than the CPU it
 * is Deeplearning4j's own vertex.
 */
public final class FastRepeat extends DuplicateToTimeSeriesVertex {
  private static final long serialVersionUID = 1L;

  /**
   * Repeats for as many steps as a network input has.
   *
   * @param inputName the network input's name
   */
  public FastRepeat(@JsonProperty("inputName") String inputName) {
    super(inputName);
  }

  @Override
  public FastRepeat clone() {
    return new FastRepeat(getInputName());
  }

  @Override
  public GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return FastLstm.onCpu()
        ? new FastRepeatVertex(graph, name, index, getInputName(), type)
        : super.instantiate(graph, name, index, parameters, initialize, type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FastRepeat && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
