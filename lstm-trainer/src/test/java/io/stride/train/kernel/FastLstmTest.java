package io.stride.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
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
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Against Deeplearning4j's own LSTM with the same parameters, and against finite differences. */
class FastLstmTest {
  private static final int SIZE = 13;
  private static final int UNITS = 17;

  private final Random random = new Random(5);

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(9, 7, false, 'f'),
        Arguments.of(9, 7, true, 'f'),
        Arguments.of(9, 7, true, 'c'),
        Arguments.of(1, 5, false, 'f'),
        Arguments.of(4, 1, false, 'f'),
        // More than one chunk of columns.
        Arguments.of(300, 3, true, 'f'));
  }

  @ParameterizedTest(name = "batch {0}, steps {1}, masked {2}, order {3}")
  @MethodSource("shapes")
  @DisplayName("outputs and gradients are those of the stock layer")
  void equalsStock(int batch, int steps, boolean masked, char order) {
    ComputationGraph stock = network(false);
    ComputationGraph fast = network(true);
    fast.setParams(stock.params());
    // Twice: the second pass reuses buffers.
    for (int repeat = 0; repeat < 2; repeat++) {
      DataSet data = data(batch, steps, masked, order);
      assertClose(gradient(fast, data), gradient(stock, data), 1e-4);
      assertThat(fast.score()).isCloseTo(stock.score(), within(1e-5 * stock.score()));
      assertClose(output(fast, data), output(stock, data), 1e-5);
    }
  }

  @Test
  @DisplayName("50 Adam steps on batches of changing shape end at the stock layer's parameters")
  void trainsLikeStock() {
    ComputationGraph stock = network(false);
    ComputationGraph fast = network(true);
    assertThat(fast.params()).isEqualTo(stock.params());
    INDArray start = stock.params().dup();
    for (int step = 0; step < 50; step++) {
      DataSet data = data(step % 5 == 4 ? 4 : 9, 7, step % 2 == 0, 'f');
      stock.fit(data);
      fast.fit(data);
    }
    double moved = largest(stock.params().sub(start));
    assertThat(moved).isGreaterThan(0.01);
    assertThat(largest(stock.params().sub(fast.params()))).isLessThan(1e-3 * moved);
  }

  @Test
  @DisplayName("gradients are those of finite differences")
  void equalsFiniteDifferences() {
    ComputationGraph fast = network(true);
    DataSet data = data(3, 4, true, 'f');
    INDArray gradient = gradient(fast, data).dup();
    INDArray parameters = fast.params();
    float step = 1e-2f;
    for (int i = 0; i < 60; i++) {
      int at = random.nextInt((int) parameters.length());
      float value = parameters.getFloat(at);
      double up = score(fast, data, at, value + step);
      double down = score(fast, data, at, value - step);
      parameters.putScalar(at, value);
      // The score is a mean over the batch, the gradient a sum.
      double numeric = 3 * (up - down) / (2 * step);
      // Single precision: the score carries about 1e-6, over a difference of 2e-2 that is 1e-4.
      assertThat(gradient.getDouble(at))
          .isCloseTo(numeric, within(1e-3 + 0.01 * Math.abs(numeric)));
    }
  }

  @Test
  @DisplayName("a saved network comes back fast, and its parameters fit a stock one")
  void savesAndLoads() throws IOException {
    ComputationGraph fast = network(true);
    DataSet data = data(9, 7, true, 'f');
    fast.fit(data);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(fast, bytes, true);
    ComputationGraph read =
        ModelSerializer.restoreComputationGraph(
            new ByteArrayInputStream(bytes.toByteArray()), true);
    assertThat(read.getLayer("decoder")).isInstanceOf(FastLstmLayer.class);
    assertThat(read.getConfiguration()).isEqualTo(fast.getConfiguration());
    assertThat(output(read, data)).isEqualTo(output(fast, data));
    ComputationGraph stock = network(false);
    stock.setParams(read.params());
    assertClose(output(stock, data), output(fast, data), 1e-5);
  }

  private static double score(ComputationGraph network, DataSet data, int at, float value) {
    network.params().putScalar(at, value);
    return network.score(data, true);
  }

  private static ComputationGraph network(boolean fast) {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(3)
            .dataType(DataType.FLOAT)
            .updater(new Adam(1e-2))
            .graphBuilder()
            .addInputs("in")
            .addLayer("encoder", lstm(SIZE, fast), "in")
            .addVertex("last", new LastTimeStepVertex("in"), "encoder")
            .addVertex("repeated", new DuplicateToTimeSeriesVertex("in"), "last")
            .addLayer("decoder", lstm(UNITS, fast), "repeated")
            .addLayer(
                "out",
                new RnnOutputLayer.Builder(LossFunction.MSE)
                    .nIn(UNITS)
                    .nOut(SIZE)
                    .activation(Activation.IDENTITY)
                    .dataFormat(RNNFormat.NCW)
                    .build(),
                "decoder")
            .setOutputs("out")
            .build();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    return network;
  }

  private static LSTM lstm(int in, boolean fast) {
    LSTM stock =
        new LSTM.Builder()
            .nIn(in)
            .nOut(UNITS)
            .activation(Activation.TANH)
            .dataFormat(RNNFormat.NCW)
            .build();
    return fast ? FastLstm.of(stock) : stock;
  }

  private DataSet data(int batch, int steps, boolean masked, char order) {
    INDArray values = Nd4j.create(DataType.FLOAT, new long[] {batch, SIZE, steps}, order);
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < SIZE; j++) {
        for (int t = 0; t < steps; t++) {
          values.putScalar(i, j, t, random.nextGaussian());
        }
      }
    }
    if (!masked) {
      return new DataSet(values, values.dup());
    }
    INDArray mask = Nd4j.zeros(DataType.FLOAT, batch, steps);
    for (int i = 0; i < batch; i++) {
      int length = 1 + random.nextInt(steps);
      for (int t = 0; t < length; t++) {
        mask.putScalar(i, t, 1);
      }
    }
    return new DataSet(values, values.dup(), mask, mask);
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
