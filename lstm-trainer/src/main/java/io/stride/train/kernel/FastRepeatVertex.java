package io.stride.train.kernel;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Repeats a [batch, size] input as a [batch, size, steps] view of the same memory, whose steps lie
 * at a distance of 0.
 */
@SuppressWarnings("overrides") // Deeplearning4j declares setInputs once with and once without dots
final class FastRepeatVertex extends DuplicateToTimeSeriesVertex {
  private static final long serialVersionUID = 1L;

  private final int sequenceInput;

  FastRepeatVertex(
      ComputationGraph graph, String name, int index, String inputName, DataType type) {
    super(graph, name, index, inputName, type);
    sequenceInput = graph.getConfiguration().getNetworkInputs().indexOf(inputName);
  }

  /** Whether all steps of a [batch, size, steps] array are one and the same. */
  static boolean isRepeated(INDArray array) {
    return array.size(2) > 1 && array.stride(2) == 0;
  }

  /** The [batch, size] matrix of the first step, on the same memory. */
  static INDArray firstStep(INDArray array) {
    return array.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(0));
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray input = inputs[0];
    long[] shape = {input.size(0), input.size(1), graph.getInput(sequenceInput).size(2)};
    long[] strides = {input.stride(0), input.stride(1), 0};
    return Nd4j.create(input.data(), shape, strides, input.offset(), 'f');
  }

  /** Takes the gradient of all steps, or their sum, which {@link FastLstmLayer} has made. */
  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    if (epsilon.rank() == 2) {
      INDArray ours = workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'f');
      return new Pair<>(null, new INDArray[] {ours});
    }
    INDArray sum =
        workspaces.create(
            ArrayType.ACTIVATION_GRAD, epsilon.dataType(), epsilon.size(0), epsilon.size(1));
    return new Pair<>(null, new INDArray[] {epsilon.sum(sum, 2)});
  }
}
