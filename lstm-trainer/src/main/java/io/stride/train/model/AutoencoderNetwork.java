package io.stride.train.model;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.kernel.ContrastVertex;
import io.stride.train.kernel.FastLstm;
import io.stride.train.kernel.FlatUpdater;
import io.stride.train.kernel.NativeCopies;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * An LSTM autoencoder that trains on pieces of walks and encodes them. Its whole state is two flat
 * float vectors, parameters and updater state, that can be taken out and put into another network
 * of the same settings. Not safe for use by several threads at once.
 */
public final class AutoencoderNetwork implements AutoCloseable {
  private final ComputationGraph graph;
  private final PieceArrays arrays = new PieceArrays();
  private final FlatUpdater updater;
  private final TrainingNoise noise;
  private final int latentLayer;
  private final Optional<ContrastVertex> contrast;

  private AutoencoderNetwork(ComputationGraph graph, double denoising, long seed) {
    this.graph = graph;
    this.noise = new TrainingNoise(graph, denoising, seed);
    this.updater = new FlatUpdater(graph);
    this.latentLayer = position(AutoencoderGraph.LATENT);
    this.contrast =
        Optional.ofNullable((ContrastVertex) graph.getVertex(AutoencoderGraph.CONTRAST));
  }

  /** A network with initial parameters that follow from the settings' seed. */
  public static AutoencoderNetwork create(AutoencoderSettings settings) {
    ComputationGraph graph = new ComputationGraph(AutoencoderGraph.of(settings, LayerKind.FAST));
    graph.init();
    return new AutoencoderNetwork(graph, settings.regularization().denoising(), settings.seed());
  }

  /**
   * Reads what {@link #write} wrote. The file doesn't hold {@code denoising}: to go on training,
   * {@link #restore} the state in a network made from the settings.
   *
   * @throws IOException if the stream is not a complete model
   */
  public static AutoencoderNetwork read(InputStream stream) throws IOException {
    return new AutoencoderNetwork(ModelSerializer.restoreComputationGraph(stream, true), 0, 0);
  }

  /** Writes configuration, parameters and updater state as a Deeplearning4j model zip. */
  public void write(OutputStream stream) throws IOException {
    ModelSerializer.writeModel(graph, stream, true);
  }

  /**
   * Takes one training step.
   *
   * @return the mean over pieces, before the step, of the reconstruction's loss summed over nodes
   *     (squared errors averaged over features, or one minus the cosines) and of the weighted
   *     contrastive loss; &gt;= 0
   */
  public double fit(PieceBatch batch, FeatureRows features) {
    INDArray seen = next(batch, features);
    if (!FastLstm.onCpu()) {
      graph.fit(new DataSet(seen, arrays.values(), arrays.mask(), arrays.mask()));
      return loss(batch);
    }
    computeGradient(seen);
    updater.step(batch.count());
    return loss(batch);
  }

  /** Takes the next minibatch for a training step; returns what the encoder sees of it. */
  private INDArray next(PieceBatch batch, FeatureRows features) {
    arrays.load(batch, features);
    contrast.ifPresent(vertex -> vertex.partners(arrays.partners(batch)));
    return noise.next(batch, arrays);
  }

  private double loss(PieceBatch batch) {
    double contrasted = contrast.map(ContrastVertex::loss).orElse(0.0) / batch.count();
    return loss(graph.score(), (double) batch.tokens() / batch.count()) + contrasted;
  }

  /**
   * The loss that a score of Deeplearning4j's means, as {@link #fit} returns it.
   *
   * @param nodes of a piece in the mean
   */
  public double loss(double score, double nodes) {
    return AutoencoderGraph.loss(graph, score, nodes);
  }

  /** A minibatch as Deeplearning4j's own masters take it: the pieces are their own labels. */
  public static DataSet dataSet(PieceBatch batch, FeatureRows features) {
    PieceArrays arrays = new PieceArrays(); // memory of its own: the set may be kept
    arrays.load(batch, features);
    return new DataSet(arrays.values(), arrays.values(), arrays.mask(), arrays.mask());
  }

  /** The network itself, for Deeplearning4j's own masters; what they do to it is done to this. */
  public ComputationGraph graph() {
    return graph;
  }

  private void computeGradient(INDArray seen) {
    graph.setInputs(seen);
    graph.setLabels(arrays.values());
    setMasks();
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays();
  }

  /** Sets the updater's step size, &gt;= 0, from the next training step on. */
  public void learningRate(double rate) {
    for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
      // The updater reads its configuration at every step; only the rate is replaced in it.
      block.getGradientUpdater().getConfig().setLrAndSchedule(rate, null);
    }
  }

  /**
   * Encodes pieces.
   *
   * @return one latent per piece, row after row: count x latent numbers
   */
  public float[] encode(PieceBatch batch, FeatureRows features) {
    arrays.load(batch, features);
    INDArray latent = forward(latentLayer, AutoencoderGraph.LATENT);
    return rows(NativeCopies.read(latent.dup('f')), batch.count());
  }

  /** From columns in the arrays' order of pieces to rows in the batch's. */
  private float[] rows(float[] columns, int count) {
    int size = columns.length / count;
    float[] rows = new float[columns.length];
    for (int row = 0; row < count; row++) {
      int to = arrays.piece(row) * size;
      for (int i = 0; i < size; i++) {
        rows[to + i] = columns[i * count + row];
      }
    }
    return rows;
  }

  /**
   * Squared errors of the reconstruction, and of the mean feature vector (zero) in its place,
   * summed over all nodes and features of the batch: their quotient is 1 for a network that
   * predicts the mean.
   */
  public ReconstructionError reconstructionError(PieceBatch batch, FeatureRows features) {
    arrays.load(batch, features);
    INDArray output =
        forward(position(AutoencoderGraph.OUTPUT), AutoencoderGraph.OUTPUT).sub(arrays.values());
    INDArray values = arrays.values();
    if (arrays.mask() != null) {
      long[] everyFeature = {batch.count(), 1, arrays.mask().size(1)};
      output.muli(arrays.mask().reshape(everyFeature).broadcast(output.shape()));
    }
    return new ReconstructionError(squared(output), squared(values));
  }

  private static double squared(INDArray values) {
    double norm = values.norm2Number().doubleValue();
    return norm * norm;
  }

  private INDArray forward(int lastLayer, String name) {
    setMasks();
    INDArray result =
        graph.feedForward(new INDArray[] {arrays.values()}, lastLayer, false, true).get(name);
    graph.clearLayerMaskArrays();
    return result;
  }

  private void setMasks() {
    if (arrays.mask() != null) {
      graph.setLayerMaskArrays(new INDArray[] {arrays.mask()}, new INDArray[] {arrays.mask()});
    }
  }

  private int position(String vertex) {
    int[] order = graph.topologicalSortOrder();
    int index =
        Arrays.stream(graph.getVertices())
            .filter(candidate -> candidate.getVertexName().equals(vertex))
            .findFirst()
            .orElseThrow()
            .getVertexIndex();
    for (int i = 0; i < order.length; i++) {
      if (order[i] == index) {
        return i;
      }
    }
    throw new IllegalStateException("no vertex " + vertex);
  }

  /** Number of trained numbers. */
  public int parameterCount() {
    return Math.toIntExact(graph.numParams());
  }

  /** A copy of parameters, updater state and step count. */
  public NetworkState state() {
    return state(graph);
  }

  static NetworkState state(ComputationGraph graph) {
    INDArray updater = graph.getUpdater().getUpdaterStateViewArray();
    return new NetworkState(
        FlatArrays.read(graph.params()),
        updater == null ? new float[0] : FlatArrays.read(updater),
        graph.getIterationCount());
  }

  /**
   * Replaces parameters, updater state (if the given state has one) and step count by those of a
   * network of equal settings.
   *
   * @throws IllegalArgumentException if the state is of a network of another size
   */
  public void restore(NetworkState state) {
    restore(graph, state);
  }

  static void restore(ComputationGraph graph, NetworkState state) {
    FlatArrays.write(state.parameters(), graph.params());
    if (state.updater().length > 0) {
      FlatArrays.write(state.updater(), graph.getUpdater().getUpdaterStateViewArray());
    }
    graph.getConfiguration().setIterationCount(state.steps());
  }

  /**
   * Adds the gradient of a minibatch, summed over its pieces, to {@code sum}; moves nothing.
   *
   * @param sum as many numbers as there are parameters
   * @return what {@link #fit} returns
   */
  public double addGradient(PieceBatch batch, FeatureRows features, float[] sum) {
    computeGradient(next(batch, features));
    float[] gradient = FlatArrays.read(graph.getFlattenedGradients());
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i];
    }
    return loss(batch);
  }

  /**
   * Takes one training step along a gradient that was computed elsewhere: clipping, updater, move.
   *
   * @param gradient mean over pieces
   */
  public void step(float[] gradient) {
    GradientStep.take(graph, gradient);
  }

  /** Frees the memory outside of the heap; the network is of no use any more. */
  @Override
  public void close() {
    graph.close();
  }
}
