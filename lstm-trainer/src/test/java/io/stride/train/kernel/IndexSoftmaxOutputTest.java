package io.stride.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Against Deeplearning4j's output layer with one-hot labels, and against finite differences. */
class IndexSoftmaxOutputTest {
  private static final int SIZE = 5;
  private static final int UNITS = 7;

  private final Random random = new Random(8);

  /** A batch of labelled sequences, as class numbers and as one-hot arrays. */
  private record Labelled(DataSet indexed, DataSet oneHot) {}

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(3, 4, 11, false),
        Arguments.of(3, 4, 11, true),
        Arguments.of(1, 1, 2, false),
        // More tokens than a chunk has, and not a multiple: 301 = 256 + 45.
        Arguments.of(43, 7, 300, false),
        Arguments.of(43, 7, 2049, true),
        // So many classes that a chunk holds 20 tokens.
        Arguments.of(9, 5, 100_003, true));
  }

  @ParameterizedTest(name = "batch {0}, steps {1}, classes {2}, masked {3}")
  @MethodSource("shapes")
  @DisplayName("outputs, score and gradients are those of the stock layer with one-hot labels")
  void equalsStock(int batch, int steps, int classes, boolean masked) {
    ComputationGraph stock = network(stock(classes), DataType.FLOAT);
    ComputationGraph indexed = network(IndexSoftmaxOutput.of(UNITS, classes), DataType.FLOAT);
    indexed.setParams(stock.params());
    // The stock layer adds a score up in floats: over 100,000 classes it is right to 2e-5.
    // Twice: the second pass reuses buffers.
    for (int repeat = 0; repeat < 2; repeat++) {
      Labelled data = data(batch, steps, classes, masked);
      assertClose(gradient(indexed, data.indexed()), gradient(stock, data.oneHot()), 1e-4);
      assertThat(indexed.score()).isCloseTo(stock.score(), within(3e-5 * stock.score()));
      double score = stock.score(data.oneHot(), false);
      assertThat(indexed.score(data.indexed(), false)).isCloseTo(score, within(3e-5 * score));
      assertClose(output(indexed, data.indexed()), output(stock, data.oneHot()), 1e-6);
    }
  }

  @Test
  @DisplayName("gradients are those of finite differences in double precision")
  void equalsFiniteDifferences() {
    int classes = 23;
    Labelled data = data(4, 3, classes, true);
    ComputationGraph exact = network(IndexSoftmaxOutput.of(UNITS, classes), DataType.DOUBLE);
    ComputationGraph indexed = network(IndexSoftmaxOutput.of(UNITS, classes), DataType.FLOAT);
    indexed.setParams(exact.params().castTo(DataType.FLOAT));
    exact.setParams(indexed.params().castTo(DataType.DOUBLE));
    INDArray gradient = gradient(indexed, data.indexed());
    double scale = largest(gradient);
    double step = 1e-5;
    for (int i = 0; i < exact.params().length(); i += 3) {
      double value = exact.params().getDouble(i);
      exact.params().putScalar(i, value + step);
      double up = exact.score(data.indexed(), true);
      exact.params().putScalar(i, value - step);
      double down = exact.score(data.indexed(), true);
      exact.params().putScalar(i, value);
      // The score is a mean over the batch, the gradient a sum.
      double numeric = 4 * (up - down) / (2 * step);
      assertThat(gradient.getDouble(i)).isCloseTo(numeric, within(1e-4 * scale));
    }
  }

  @Test
  @DisplayName("50 Adam steps end at the stock layer's parameters")
  void trainsLikeStock() {
    ComputationGraph stock = network(stock(30), DataType.FLOAT);
    ComputationGraph indexed = network(IndexSoftmaxOutput.of(UNITS, 30), DataType.FLOAT);
    assertThat(indexed.params()).isEqualTo(stock.params());
    INDArray start = stock.params().dup();
    for (int step = 0; step < 50; step++) {
      Labelled data = data(step % 5 == 4 ? 4 : 9, 6, 30, step % 2 == 0);
      stock.fit(data.oneHot());
      indexed.fit(data.indexed());
    }
    double moved = largest(stock.params().sub(start));
    assertThat(moved).isGreaterThan(0.01);
    assertThat(largest(stock.params().sub(indexed.params()))).isLessThan(1e-3 * moved);
  }

  @Test
  @DisplayName("a saved network comes back, and its parameters fit a stock one")
  void savesAndLoads() throws IOException {
    ComputationGraph indexed = network(IndexSoftmaxOutput.of(UNITS, 30), DataType.FLOAT);
    Labelled data = data(9, 6, 30, true);
    indexed.fit(data.indexed());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(indexed, bytes, true);
    ComputationGraph read =
        ModelSerializer.restoreComputationGraph(
            new ByteArrayInputStream(bytes.toByteArray()), true);
    assertThat(read.getLayer("out")).isInstanceOf(IndexSoftmaxOutputLayer.class);
    assertThat(read.getConfiguration()).isEqualTo(indexed.getConfiguration());
    read.fit(data.indexed());
    indexed.fit(data.indexed());
    assertThat(read.params()).isEqualTo(indexed.params());
    ComputationGraph stock = network(stock(30), DataType.FLOAT);
    stock.setParams(read.params());
    assertThat(read.score(data.indexed(), false))
        .isCloseTo(stock.score(data.oneHot(), false), within(1e-5));
  }

  @Test
  @DisplayName("one-hot labels are taken as the stock layer takes them")
  void takesOneHotLabels() {
    ComputationGraph stock = network(stock(12), DataType.FLOAT);
    ComputationGraph indexed = network(IndexSoftmaxOutput.of(UNITS, 12), DataType.FLOAT);
    Labelled data = data(3, 4, 12, true);
    assertClose(gradient(indexed, data.oneHot()), gradient(stock, data.oneHot()), 1e-6);
  }

  @Test
  @DisplayName("a batch that is masked throughout has no loss and moves nothing")
  void allMasked() {
    ComputationGraph indexed = network(IndexSoftmaxOutput.of(UNITS, 12), DataType.FLOAT);
    DataSet data = data(3, 4, 12, true).indexed();
    gradient(indexed, data);
    data.getLabelsMaskArray().assign(0);
    assertThat(largest(gradient(indexed, data))).isZero();
    assertThat(indexed.score()).isZero();
  }

  @Test
  @DisplayName("labels that are no class are refused; masked ones may hold anything")
  void refusesLabels() {
    ComputationGraph indexed = network(IndexSoftmaxOutput.of(UNITS, 12), DataType.FLOAT);
    DataSet data = data(3, 4, 12, true).indexed();
    data.getLabelsMaskArray().putScalar(0, 0, 1);
    data.getLabelsMaskArray().putScalar(1, 3, 0);
    data.getLabels().putScalar(1, 0, 3, -5);
    gradient(indexed, data);
    for (double wrong : new double[] {12, -1, 0.5, Double.NaN}) {
      data.getLabels().putScalar(0, 0, 0, wrong);
      assertThatThrownBy(() -> gradient(indexed, data))
          .hasStackTraceContaining("must be a whole number from 0 to 11");
    }
  }

  @Test
  @DisplayName("a softmax without input or over one class is refused")
  void refusesShapes() {
    assertThatThrownBy(() -> IndexSoftmaxOutput.of(0, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IndexSoftmaxOutput.of(3, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IndexSoftmaxOutput.of(3, (1 << 24) + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RnnOutputLayer stock(int classes) {
    return new RnnOutputLayer.Builder(new LossMCXENT())
        .nIn(UNITS)
        .nOut(classes)
        .activation(Activation.SOFTMAX)
        .dataFormat(RNNFormat.NCW)
        .build();
  }

  private static ComputationGraph network(RnnOutputLayer output, DataType type) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(type)
                .updater(new Adam(1e-2))
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "lstm",
                    new LSTM.Builder()
                        .nIn(SIZE)
                        .nOut(UNITS)
                        .activation(Activation.TANH)
                        .dataFormat(RNNFormat.NCW)
                        .build(),
                    "in")
                .addLayer("out", output, "lstm")
                .setOutputs("out")
                .build());
    network.init();
    return network;
  }

  private Labelled data(int batch, int steps, int classes, boolean masked) {
    INDArray values = Nd4j.create(DataType.FLOAT, new long[] {batch, SIZE, steps}, 'f');
    INDArray index = Nd4j.create(DataType.FLOAT, new long[] {batch, 1, steps}, 'f');
    INDArray oneHot = Nd4j.create(DataType.FLOAT, new long[] {batch, classes, steps}, 'f');
    INDArray mask = Nd4j.zeros(DataType.FLOAT, batch, steps);
    for (int i = 0; i < batch; i++) {
      int length = masked ? 1 + random.nextInt(steps) : steps;
      for (int t = 0; t < steps; t++) {
        for (int j = 0; j < SIZE; j++) {
          values.putScalar(i, j, t, random.nextGaussian());
        }
        // The last class is the one that an error at a chunk's end would hit.
        int target = random.nextInt(4) == 0 ? classes - 1 : random.nextInt(classes);
        index.putScalar(i, 0, t, target);
        oneHot.putScalar(i, target, t, 1);
        mask.putScalar(i, t, t < length ? 1 : 0);
      }
    }
    INDArray used = masked ? mask : null;
    return new Labelled(
        new DataSet(values, index, used, used), new DataSet(values, oneHot, used, used));
  }

  private static INDArray gradient(ComputationGraph network, DataSet data) {
    network.setInputs(data.getFeatures());
    network.setLabels(data.getLabels());
    network.setLayerMaskArrays(
        masks(data.getFeaturesMaskArray()), masks(data.getLabelsMaskArray()));
    network.computeGradientAndScore();
    network.clearLayerMaskArrays();
    return network.getFlattenedGradients();
  }

  private static INDArray[] masks(INDArray mask) {
    return mask == null ? null : new INDArray[] {mask};
  }

  private static INDArray output(ComputationGraph network, DataSet data) {
    return network
        .output(
            false,
            new INDArray[] {data.getFeatures()},
            masks(data.getFeaturesMaskArray()),
            masks(data.getLabelsMaskArray()))[0];
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    double scale = largest(expected);
    assertThat(scale).isGreaterThan(0);
    assertThat(largest(actual.sub(expected))).isLessThan(tolerance * scale);
  }

  private static double largest(INDArray values) {
    return values.amaxNumber().doubleValue();
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }
}
