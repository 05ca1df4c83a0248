package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.kernel.FlatUpdater;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.model.EncoderShape.Pooling;
import io.stride.train.testing.TinyModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Every shape of the network against the same one of Deeplearning4j's own layers. */
class StockModelTest {
  private static final int SIZE = TinyModels.SIZE;
  private static final FeatureRows FEATURES = TinyModels.random(40, SIZE, 6);
  private static final double CLIP = 0.5;

  static Stream<AutoencoderSettings> shapes() {
    List<AutoencoderSettings> shapes = new ArrayList<>();
    for (List<Integer> lower : List.of(List.<Integer>of(), List.of(6, 9))) {
      for (boolean both : new boolean[] {false, true}) {
        for (Pooling pooling : Pooling.values()) {
          for (ReconstructionLoss loss : ReconstructionLoss.values()) {
            shapes.add(settings(new EncoderShape(lower, both, pooling), loss));
          }
        }
      }
    }
    EncoderShape weighted = new EncoderShape(List.of(), false, Pooling.MEAN, 0.25);
    shapes.add(settings(weighted, ReconstructionLoss.MSE));
    return shapes.stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  @DisplayName("Score, gradient and latent are those of stock layers")
  void gradients(AutoencoderSettings settings) {
    ComputationGraph stock = graph(settings, LayerKind.STOCK, DataType.FLOAT);
    ComputationGraph fast = graph(settings, LayerKind.FAST, DataType.FLOAT);
    assertThat(fast.params()).isEqualTo(stock.params());
    assertThat(ModelMemory.parameters(settings)).isEqualTo(fast.numParams());
    for (boolean ragged : new boolean[] {false, true}) {
      PieceArrays arrays = new PieceArrays();
      arrays.load(batch(9, 6, ragged), FEATURES);
      INDArray expected = gradient(stock, arrays);
      assertClose(gradient(fast, arrays), expected, 1e-4);
      assertThat(fast.score()).isCloseTo(stock.score(), org.assertj.core.data.Offset.offset(1e-4));
    }
  }

  /** One of each choice; each alone is in {@link #shapes}. */
  static Stream<AutoencoderSettings> trained() {
    return Stream.of(
        settings(EncoderShape.SINGLE, ReconstructionLoss.MSE),
        settings(new EncoderShape(List.of(6), true, Pooling.MEAN), ReconstructionLoss.COSINE));
  }

  @ParameterizedTest
  @MethodSource("trained")
  @DisplayName("50 clipped Adam steps end at the parameters and moments of stock layers")
  void training(AutoencoderSettings settings) {
    ComputationGraph stock = graph(settings, LayerKind.STOCK, DataType.FLOAT);
    AutoencoderNetwork fast = AutoencoderNetwork.create(settings);
    INDArray start = stock.params().dup();
    PieceArrays arrays = new PieceArrays();
    for (int step = 0; step < 50; step++) {
      PieceBatch batch = batch(step % 5 == 4 ? 3 : 8, 4, step % 2 == 0);
      fast.fit(batch, FEATURES);
      arrays.load(batch, FEATURES);
      stock.fit(new DataSet(arrays.values(), arrays.values(), arrays.mask(), arrays.mask()));
    }
    NetworkState expected = AutoencoderNetwork.state(stock);
    NetworkState actual = fast.state();
    double moved = stock.params().sub(start).amaxNumber().doubleValue();
    assertThat(moved).isGreaterThan(0.05);
    assertThat(actual.steps()).isEqualTo(expected.steps());
    assertClose(actual.parameters(), expected.parameters(), 2e-3 * moved);
    assertClose(actual.updater(), expected.updater(), 1e-3);
  }

  @Test
  @DisplayName("Each step of the updater is that of the stock updater to 1e-6")
  void updaterSteps() {
    AutoencoderSettings settings = settings(EncoderShape.SINGLE, ReconstructionLoss.MSE);
    ComputationGraph stock = graph(settings, LayerKind.FAST, DataType.FLOAT);
    ComputationGraph ours = graph(settings, LayerKind.FAST, DataType.FLOAT);
    FlatUpdater updater = new FlatUpdater(ours);
    PieceArrays arrays = new PieceArrays();
    for (int step = 0; step < 20; step++) {
      arrays.load(batch(8, 4, false), FEATURES);
      ours.setParams(stock.params());
      gradient(ours, arrays);
      updater.step(8);
      stock.fit(new DataSet(arrays.values(), arrays.values()));
      assertThat(ours.params().sub(stock.params()).amaxNumber().doubleValue()).isLessThan(1e-6);
    }
  }

  @Test
  @DisplayName("Gradients are those of finite differences of a stock network in double precision")
  void finiteDifferences() {
    for (ReconstructionLoss loss : ReconstructionLoss.values()) {
      AutoencoderSettings settings =
          settings(new EncoderShape(List.of(5), false, Pooling.LAST), loss);
      ComputationGraph fast = graph(settings, LayerKind.FAST, DataType.FLOAT);
      ComputationGraph precise = graph(settings, LayerKind.STOCK, DataType.DOUBLE);
      precise.setParams(fast.params().castTo(DataType.DOUBLE));
      PieceArrays arrays = new PieceArrays();
      arrays.load(batch(3, 4, true), FEATURES);
      INDArray gradient = gradient(fast, arrays).dup();
      double scale = gradient.amaxNumber().doubleValue();
      SplittableRandom random = new SplittableRandom(8);
      for (int i = 0; i < 40; i++) {
        int at = random.nextInt((int) gradient.length());
        double numeric = 3 * (score(precise, arrays, at, 1e-5) - score(precise, arrays, at, -1e-5));
        assertThat(gradient.getDouble(at))
            .isCloseTo(numeric / 2e-5, org.assertj.core.data.Offset.offset(1e-4 * scale));
      }
    }
  }

  @Test
  @DisplayName("A network goes to stock layers, is trained there and comes back")
  void thereAndBack() throws IOException {
    AutoencoderSettings settings = TinyModels.adam();
    AutoencoderNetwork network = AutoencoderNetwork.create(settings);
    network.fit(batch(6, 5, true), FEATURES);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StockModel.write(settings, network.state(), out);
    ComputationGraph stock = ModelSerializer.restoreComputationGraph(in(out), true);
    assertThat(stock.getLayer("encoder").getClass()).isEqualTo(LSTM.class);
    assertThat(stock.getConfiguration().toJson()).doesNotContain("stride");

    PieceArrays arrays = new PieceArrays();
    arrays.load(batch(6, 5, true), FEATURES);
    stock.fit(new DataSet(arrays.values(), arrays.values(), arrays.mask(), arrays.mask()));
    network.fit(batch(6, 5, true), FEATURES);
    out.reset();
    ModelSerializer.writeModel(stock, out, true);
    NetworkState back = StockModel.read(in(out));
    assertThat(back.steps()).isEqualTo(2);
    assertClose(back.parameters(), network.state().parameters(), 1e-5);
    assertClose(back.updater(), network.state().updater(), 1e-5);
  }

  private static double score(ComputationGraph network, PieceArrays arrays, int at, double step) {
    double value = network.params().getDouble(at);
    network.params().putScalar(at, value + step);
    INDArray values = arrays.values().castTo(DataType.DOUBLE);
    INDArray mask = arrays.mask().castTo(DataType.DOUBLE);
    double score = network.score(new DataSet(values, values, mask, mask), true);
    network.params().putScalar(at, value);
    return score;
  }

  private static INDArray gradient(ComputationGraph network, PieceArrays arrays) {
    network.setInputs(arrays.values());
    network.setLabels(arrays.values());
    if (arrays.mask() != null) {
      INDArray[] masks = {arrays.mask()};
      network.setLayerMaskArrays(masks, masks);
    }
    network.computeGradientAndScore();
    network.clearLayerMaskArrays();
    return network.getFlattenedGradients();
  }

  private static ComputationGraph graph(
      AutoencoderSettings settings, LayerKind kind, DataType type) {
    ComputationGraph graph = new ComputationGraph(AutoencoderGraph.of(settings, kind));
    graph.init();
    return type == DataType.FLOAT ? graph : graph.convertDataType(type);
  }

  private static AutoencoderSettings settings(EncoderShape encoder, ReconstructionLoss loss) {
    return new AutoencoderSettings(
        SIZE,
        SIZE,
        true,
        encoder,
        Objective.reconstruction(loss),
        new Updater(Updater.Kind.ADAM, 0.01),
        Regularization.clip(CLIP),
        11);
  }

  /** Pieces of different lengths in no order if {@code ragged}, else all of the same. */
  private static PieceBatch batch(int count, int length, boolean ragged) {
    SplittableRandom random = new SplittableRandom(count * 31L + length);
    int[][] pieces = new int[count][];
    for (int i = 0; i < count; i++) {
      pieces[i] = new int[ragged ? 1 + random.nextInt(length) : length];
      for (int j = 0; j < pieces[i].length; j++) {
        pieces[i][j] = random.nextInt(FEATURES.rows());
      }
    }
    return TinyModels.batch(length, 0, pieces);
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    double scale = expected.amaxNumber().doubleValue();
    assertThat(scale).isGreaterThan(0);
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(tolerance * scale);
  }

  private static void assertClose(float[] actual, float[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    for (int i = 0; i < actual.length; i++) {
      largest = Math.max(largest, Math.abs((double) actual[i] - expected[i]));
    }
    assertThat(largest).isLessThan(tolerance);
  }

  private static ByteArrayInputStream in(ByteArrayOutputStream out) {
    return new ByteArrayInputStream(out.toByteArray());
  }
}
