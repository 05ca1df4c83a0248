package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.kernel.OutputKernel.Weights;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossCosineProximity;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Deeplearning4j's output layer with outputs, loss and gradients made step by step by {@link
 * OutputKernel}; the loss of the backward pass is kept as the score. What it doesn't know is the
 * stock code's.
 */
final class FastOutputLayer extends RnnOutputLayer {
  private static final long serialVersionUID = 1L;

  private final transient OutputKernel kernel = new OutputKernel();
  private final transient LiveRows rows = new LiveRows();
  private final transient FortranCopy inputCopy = new FortranCopy();
  private final transient FortranCopy labelCopy = new FortranCopy();
  private transient INDArray stepMask;

  /** The input of the backward pass whose loss is known. */
  private transient INDArray scoredInput;

  private double loss;

  FastOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public void setMaskArray(INDArray mask) {
    super.setMaskArray(mask);
    stepMask = mask;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    scoredInput = null;
    RowLoss rowLoss = rowLoss();
    if (rowLoss == null || labels.rank() != 3 || labels.dataType() != DataType.FLOAT) {
      return super.backpropGradient(epsilon, workspaces);
    }
    rows.set((int) input.size(0), (int) input.size(2), stepMask);
    INDArray toInput =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'f');
    loss =
        kernel.backward(
            Sequence.of(inputCopy.of(input)),
            Sequence.of(labelCopy.of(labels)),
            rows,
            rowLoss,
            weights(paramTable()),
            weights(gradientViews),
            ArrayAddress.of(toInput));
    scoredInput = input;
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach((name, view) -> gradient.gradientForVariable().put(name, view));
    return new Pair<>(gradient, toInput);
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    if (!training || scoredInput == null || scoredInput != input) {
      return super.computeScore(regularization, training, workspaces);
    }
    scoredInput = null;
    double mean = conf().isMiniBatch() ? loss / getInputMiniBatchSize() : loss;
    score = mean + regularization;
    return score;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    if (rowLoss() == null) {
      return super.activate(training, workspaces);
    }
    rows.set((int) input.size(0), (int) input.size(2), stepMask);
    long[] shape = {input.size(0), layerConf().getNOut(), input.size(2)};
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'f');
    kernel.forward(
        Sequence.of(inputCopy.of(input)), rows, weights(paramTable()), Sequence.of(output));
    return output;
  }

  /** The loss as this layer makes it; null if the stock code has to. */
  private RowLoss rowLoss() {
    boolean plain =
        layerConf().getActivationFn() instanceof ActivationIdentity
            && layerConf().getRnnDataFormat() == RNNFormat.NCW
            && layerConf().getIDropout() == null
            && layerConf().getWeightNoise() == null
            && hasBias()
            && input.rank() == 3
            && input.dataType() == DataType.FLOAT
            && dataType == DataType.FLOAT
            && (stepMask == null || stepMask.rank() == 2);
    return plain ? rowLossOf(layerConf().getLossFn()) : null;
  }

  private RowLoss rowLossOf(Object function) {
    if (function instanceof LossMSE squared && squared.getWeights() == null) {
      return kernel.squaredLoss();
    }
    return function instanceof LossCosineProximity ? kernel.cosineLoss() : null;
  }

  private static Weights weights(Map<String, INDArray> arrays) {
    INDArray matrix = arrays.get(DefaultParamInitializer.WEIGHT_KEY);
    return new Weights(
        new Gemm.Matrix(ArrayAddress.of(matrix), (int) matrix.size(0), (int) matrix.size(1)),
        ArrayAddress.of(arrays.get(DefaultParamInitializer.BIAS_KEY)));
  }
}
