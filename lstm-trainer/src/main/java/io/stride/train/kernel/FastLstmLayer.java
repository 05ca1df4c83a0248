package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.Gemm.Matrix;
import io.stride.train.kernel.LstmKernel.Weights;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's LSTM layer with the forward and backward pass over whole sequences done by
 * {@link LstmKernel}. Everything else (stepwise inference, other activations, double precision, the
 * NWC layout) is the stock code.
 */
final class FastLstmLayer extends LSTM {
  private static final long serialVersionUID = 1L;

  private final transient Gemm gemm = new Gemm();
  private final transient Ones ones = new Ones();
  private final transient LstmKernel kernel = new LstmKernel(gemm);
  private final transient LiveRows rows = new LiveRows();
  private final transient RepeatedInput repeatedInput = new RepeatedInput(gemm, ones);
  private final transient FortranCopy inputCopy = new FortranCopy();
  private final transient FortranCopy gradientCopy = new FortranCopy();
  private transient LstmInput lstmInput;

  /** The input of the last forward pass in training, whose states the kernel still has. */
  private transient INDArray forwardInput;

  FastLstmLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(INDArray newInput, boolean training, LayerWorkspaceMgr workspaces) {
    setInput(newInput, workspaces);
    return activate(training, workspaces);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    forwardInput = null;
    if (!supported()) {
      return super.activate(training, workspaces);
    }
    applyDropOutIfNecessary(training, workspaces);
    lstmInput = lstmInput();
    rows.set(lstmInput.batch(), lstmInput.steps(), maskArray);
    long[] shape = {lstmInput.batch(), layerConf().getNOut(), lstmInput.steps()};
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'f');
    Weights weights = weights(training, workspaces);
    kernel.forward(lstmInput, rows, weights, Sequence.of(output), training);
    forwardInput = training ? input : null;
    return output;
  }

  private LstmInput lstmInput() {
    if (FastRepeatVertex.isRepeated(input)) {
      INDArray once = inputCopy.of(FastRepeatVertex.firstStep(input));
      Matrix matrix = new Matrix(ArrayAddress.of(once), (int) input.size(0), (int) input.size(1));
      return repeatedInput.of(matrix, (int) input.size(2));
    }
    return new SequenceInput(gemm, ones, Sequence.of(inputCopy.of(input)));
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    if (!supported()) {
      return super.backpropGradient(epsilon, workspaces);
    }
    if (forwardInput != input) {
      // Another pass has used the kernel since: its states are not this input's.
      activate(true, LayerWorkspaceMgr.noWorkspaces());
    }
    INDArray toInput = inputGradient(workspaces);
    kernel.backward(
        lstmInput,
        weights(true, workspaces),
        Sequence.of(gradientCopy.of(epsilon)),
        addresses(gradientViews),
        toInput == null ? 0 : ArrayAddress.of(toInput));
    forwardInput = null;
    weightNoiseParams.clear();
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach((name, view) -> gradient.gradientForVariable().put(name, view));
    return new Pair<>(gradient, toInput == null ? null : backpropDropOutIfPresent(toInput));
  }

  /**
   * Where the input's gradient goes; of a repeated input without steps, null if nobody needs it.
   */
  private INDArray inputGradient(LayerWorkspaceMgr workspaces) {
    if (((FastLstm) layerConf()).isFirstLayer()) {
      return null;
    }
    long[] sequence = {lstmInput.batch(), lstmInput.size(), lstmInput.steps()};
    long[] shape = lstmInput instanceof RepeatedInput ? Arrays.copyOf(sequence, 2) : sequence;
    return workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape, 'f');
  }

  private boolean supported() {
    return layerConf().getActivationFn() instanceof ActivationTanH
        && layerConf().getGateActivationFn() instanceof ActivationSigmoid
        && layerConf().getRnnDataFormat() == RNNFormat.NCW
        && input.rank() == 3
        && input.dataType() == DataType.FLOAT
        && dataType == DataType.FLOAT;
  }

  private Weights weights(boolean training, LayerWorkspaceMgr workspaces) {
    return new Weights(
        address(LSTMParamInitializer.INPUT_WEIGHT_KEY, training, workspaces),
        address(LSTMParamInitializer.RECURRENT_WEIGHT_KEY, training, workspaces),
        address(LSTMParamInitializer.BIAS_KEY, training, workspaces));
  }

  private long address(String parameter, boolean training, LayerWorkspaceMgr workspaces) {
    return ArrayAddress.of(getParamWithNoise(parameter, training, workspaces));
  }

  private static Weights addresses(Map<String, INDArray> arrays) {
    return new Weights(
        ArrayAddress.of(arrays.get(LSTMParamInitializer.INPUT_WEIGHT_KEY)),
        ArrayAddress.of(arrays.get(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)),
        ArrayAddress.of(arrays.get(LSTMParamInitializer.BIAS_KEY)));
  }
}
