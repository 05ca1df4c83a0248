package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.Gemm.Matrix;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies the rows that end at a step at once; with rows sorted by length there are few such runs.
 */
@SuppressWarnings("overrides") // Deeplearning4j declares setInputs once with and once without dots
final class FastLastStepVertex extends LastTimeStepVertex {
  private static final long serialVersionUID = 1L;

  private final int maskInput;
  private final transient Gemm gemm = new Gemm();
  private final transient LiveRows rows = new LiveRows();
  private final transient FortranCopy inputCopy = new FortranCopy();
  private final transient FortranCopy gradientCopy = new FortranCopy();
  private long[] shape = {};

  FastLastStepVertex(
      ComputationGraph graph, String name, int index, String inputName, DataType type) {
    super(graph, name, index, inputName, type);
    maskInput = graph.getConfiguration().getNetworkInputs().indexOf(inputName);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    shape = inputs[0].shape();
    INDArray[] masks = graph.getInputMaskArrays();
    rows.set((int) shape[0], (int) shape[2], masks == null ? null : masks[maskInput]);
    INDArray last =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {shape[0], shape[1]}, 'f');
    copyEnds(Sequence.of(inputCopy.of(inputs[0])), ArrayAddress.of(last), true);
    return last;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray toSteps = workspaces.create(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape, 'f');
    copyEnds(Sequence.of(toSteps), ArrayAddress.of(gradientCopy.of(epsilon)), false);
    return new Pair<>(null, new INDArray[] {toSteps});
  }

  /** Copies each row's last step to the row's vector, or from it. */
  private void copyEnds(Sequence steps, long vectors, boolean fromSteps) {
    int from = 0;
    while (from < steps.batch()) {
      int step = rows.last(from);
      int to = from + 1;
      while (to < steps.batch() && rows.last(to) == step) {
        to++;
      }
      Matrix atStep = steps.step(step).rows(from, to);
      Matrix vector = new Matrix(vectors, steps.batch(), steps.size()).rows(from, to);
      gemm.copy(fromSteps ? atStep : vector, fromSteps ? vector : atStep);
      from = to;
    }
  }
}
