package io.stride.train.kernel;

import io.stride.train.kernel.LstmKernel.Sequence;
import io.stride.train.kernel.LstmKernel.Weights;
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

  private transient LstmKernel kernel;

  /** The input of the last forward pass in training, whose states the kernel still has. */
  private transient INDArray forwardInput;

  private transient Sequence sequence;
  private final transient FortranCopy inputCopy = new FortranCopy();
  private final transient FortranCopy gradientCopy = new FortranCopy();

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
    Weights weights = weights(training, workspaces);
    int units = (int) layerConf().getNOut();
    sequence = sequence(inputCopy.of(input));
    long[] shape = {sequence.batch(), units, sequence.steps()};
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'f');
    if (kernel == null) {
      kernel = new LstmKernel();
    }
    kernel.forward(sequence, units, weights, mask(), address(output));
    forwardInput = training ? input : null;
    return output;
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
    long[] shape = {sequence.batch(), sequence.size(), sequence.steps()};
    INDArray toInput =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape, 'f');
    kernel.backward(
        sequence,
        weights(true, workspaces),
        mask(),
        address(gradientCopy.of(epsilon)),
        addresses(gradientViews),
        address(toInput));
    forwardInput = null;
    weightNoiseParams.clear();
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach((name, view) -> gradient.gradientForVariable().put(name, view));
    return new Pair<>(gradient, backpropDropOutIfPresent(toInput));
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
        address(getParamWithNoise(LSTMParamInitializer.INPUT_WEIGHT_KEY, training, workspaces)),
        address(getParamWithNoise(LSTMParamInitializer.RECURRENT_WEIGHT_KEY, training, workspaces)),
        address(getParamWithNoise(LSTMParamInitializer.BIAS_KEY, training, workspaces)));
  }

  private static Weights addresses(Map<String, INDArray> arrays) {
    return new Weights(
        address(arrays.get(LSTMParamInitializer.INPUT_WEIGHT_KEY)),
        address(arrays.get(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)),
        address(arrays.get(LSTMParamInitializer.BIAS_KEY)));
  }

  private static Sequence sequence(INDArray array) {
    return new Sequence(
        address(array), (int) array.size(0), (int) array.size(1), (int) array.size(2));
  }

  /** Step by step, a number per row of the batch; null if nothing is masked. */
  private float[] mask() {
    return maskArray == null ? null : maskArray.castTo(DataType.FLOAT).dup('f').data().asFloat();
  }

  /** A view's address; that of the buffer alone would ignore the view's offset. */
  private static long address(INDArray array) {
    return array.data().addressPointer().address();
  }
}
