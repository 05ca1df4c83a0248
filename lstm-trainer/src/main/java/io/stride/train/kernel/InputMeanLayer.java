package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.Gemm.Matrix;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds up the steps of [batch, size, steps] and divides each row by the number of its steps. */
final class InputMeanLayer extends GlobalPoolingLayer {
  private static final long serialVersionUID = 1L;

  private final transient Gemm gemm = new Gemm();
  private final transient LiveRows rows = new LiveRows();
  private final transient FortranCopy inputCopy = new FortranCopy();

  InputMeanLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    rows.set((int) input.size(0), (int) input.size(2), maskArray);
    if (hasGaps()) {
      return super.activate(training, workspaces);
    }
    INDArray mean =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {input.size(0), input.size(1)}, 'f');
    sum(Sequence.of(inputCopy.of(input)), ArrayAddress.of(mean));
    return mean;
  }

  private boolean hasGaps() {
    boolean gaps = false;
    for (int step = 0; step < rows.steps(); step++) {
      gaps |= rows.gaps(step);
    }
    return gaps;
  }

  private void sum(Sequence steps, long result) {
    Matrix sums = new Matrix(result, steps.batch(), steps.size());
    gemm.zeroFrom(sums, 0);
    for (int step = 0; step < steps.steps(); step++) {
      int live = rows.at(step);
      gemm.add(steps.step(step).top(live), sums.top(live));
    }
    int from = 0;
    while (from < steps.batch()) {
      int last = rows.last(from);
      int to = from + 1;
      while (to < steps.batch() && rows.last(to) == last) {
        to++;
      }
      gemm.scale(sums.rows(from, to), 1f / (last + 1));
      from = to;
    }
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return new Pair<>(new DefaultGradient(), null);
  }
}
