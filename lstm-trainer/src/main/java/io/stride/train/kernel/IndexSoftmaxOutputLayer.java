package io.stride.train.kernel;

import io.stride.train.blas.Gemm.Matrix;
import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's output layer with score and backward pass done by {@link SoftmaxKernel}; see
 * {@link IndexSoftmaxOutput} for when the stock code steps in.
 */
final class IndexSoftmaxOutputLayer extends RnnOutputLayer {
  private static final long serialVersionUID = 1L;

  private transient SoftmaxKernel kernel;

  /** What the last backward pass was given, and the loss that it found on its way. */
  private transient INDArray scoredInput;

  private transient INDArray scoredLabels;
  private transient double loss;

  IndexSoftmaxOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    scoredInput = null;
    if (!supported()) {
      return oneHot(() -> super.backpropGradient(epsilon, workspaces));
    }
    SoftmaxTokens tokens = tokens();
    loss = backward(tokens);
    scoredInput = input;
    scoredLabels = labels;
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach((name, view) -> gradient.gradientForVariable().put(name, view));
    return new Pair<>(gradient, inputGradient(tokens, workspaces));
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    if (!supported()) {
      return oneHot(() -> super.computeScore(regularization, training, workspaces));
    }
    boolean known = scoredInput != null && scoredInput == input && scoredLabels == labels;
    double sum = known ? loss : kernel().loss(tokens(), map());
    scoredInput = null;
    score = (conf().isMiniBatch() ? sum / getInputMiniBatchSize() : sum) + regularization;
    return score;
  }

  @Override
  public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
    return oneHot(() -> super.computeScoreForExamples(regularization, workspaces));
  }

  private double backward(SoftmaxTokens tokens) {
    INDArray biasView = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
    INDArray matrixView = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
    float[] bias = new float[classes()];
    if (tokens.count() == 0) {
      matrixView.assign(0);
    }
    double sum =
        kernel().lossWithGradients(tokens, map(), new SoftmaxKernel.Map(matrix(matrixView), bias));
    new View(biasView).put(bias);
    return sum;
  }

  private INDArray inputGradient(SoftmaxTokens tokens, LayerWorkspaceMgr workspaces) {
    INDArray gradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'f');
    float[] values = new float[Math.toIntExact(input.length())];
    tokens.scatterGradients(values);
    new View(gradient).put(values);
    return gradient;
  }

  private boolean supported() {
    return FastLstm.onCpu()
        && dataType == DataType.FLOAT
        && input.dataType() == DataType.FLOAT
        && indexed()
        && hasBias()
        && layerConf().getIDropout() == null
        && layerConf().getWeightNoise() == null;
  }

  /** Whether labels are class numbers. */
  private boolean indexed() {
    return labels != null && labels.rank() == 3 && labels.size(1) == 1;
  }

  private SoftmaxTokens tokens() {
    int batch = (int) input.size(0);
    float[] states = new float[Math.toIntExact(input.length())];
    new View(inFortranOrder(input)).get(states);
    float[] mask = maskArray == null ? null : floats(maskArray);
    int[] targets = IndexLabels.read(floats(labels), mask, classes());
    return new SoftmaxTokens(states, batch, (int) input.size(1), targets, mask);
  }

  /** Lets stock code run with one-hot labels. */
  private <T> T oneHot(Supplier<T> stock) {
    INDArray given = labels;
    if (indexed()) {
      labels = IndexLabels.oneHot(given, maskArray, classes(), dataType);
    }
    try {
      return stock.get();
    } finally {
      labels = given;
    }
  }

  private SoftmaxKernel kernel() {
    if (kernel == null) {
      kernel = new SoftmaxKernel();
    }
    return kernel;
  }

  private SoftmaxKernel.Map map() {
    float[] bias = new float[classes()];
    new View(getParam(DefaultParamInitializer.BIAS_KEY)).get(bias);
    return new SoftmaxKernel.Map(matrix(getParam(DefaultParamInitializer.WEIGHT_KEY)), bias);
  }

  private int classes() {
    return (int) layerConf().getNOut();
  }

  private static Matrix matrix(INDArray array) {
    long address = array.data().addressPointer().address();
    return new Matrix(address, (int) array.size(0), (int) array.size(1));
  }

  private static float[] floats(INDArray array) {
    return array.castTo(DataType.FLOAT).dup('f').data().asFloat();
  }

  private static INDArray inFortranOrder(INDArray array) {
    boolean dense = array.ordering() == 'f' && !array.isView();
    return dense ? array : array.dup('f');
  }

  /** An array's own memory; its buffer alone would ignore a view's offset. */
  private static final class View extends FloatPointer {
    View(INDArray array) {
      super((Pointer) null);
      this.address = array.data().addressPointer().address();
    }
  }
}
