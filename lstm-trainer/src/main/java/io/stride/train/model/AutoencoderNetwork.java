package io.stride.train.model;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An LSTM autoencoder that trains on pieces of walks and encodes them. Its whole state is two flat
 * float vectors, parameters and updater state, that can be taken out and put into another network
 * of the same settings. Not safe for use by several threads at once.
 */
public final class AutoencoderNetwork {
  private final ComputationGraph graph;
  private final int latentLayer;

  private AutoencoderNetwork(ComputationGraph graph) {
    this.graph = graph;
    this.latentLayer = position(AutoencoderGraph.LATENT);
  }

  /** A network with initial parameters that follow from the settings' seed. */
  public static AutoencoderNetwork create(AutoencoderSettings settings) {
    ComputationGraph graph = new ComputationGraph(AutoencoderGraph.of(settings));
    graph.init();
    return new AutoencoderNetwork(graph);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the stream is not a complete model
   */
  public static AutoencoderNetwork read(InputStream stream) throws IOException {
    return new AutoencoderNetwork(ModelSerializer.restoreComputationGraph(stream, true));
  }

  /** Writes configuration, parameters and updater state as a Deeplearning4j model zip. */
  public void write(OutputStream stream) throws IOException {
    ModelSerializer.writeModel(graph, stream, true);
  }

  /**
   * Takes one training step.
   *
   * @return the mean over pieces of the squared error summed over nodes and averaged over features,
   *     before the step
   */
  public double fit(PieceBatch batch, FeatureRows features) {
    PieceArrays arrays = PieceArrays.of(batch, features);
    graph.fit(new DataSet(arrays.values(), arrays.values(), arrays.mask(), arrays.mask()));
    return graph.score();
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
    PieceArrays arrays = PieceArrays.of(batch, features);
    INDArray latent = forward(arrays, latentLayer, AutoencoderGraph.LATENT);
    return latent.dup('c').data().asFloat();
  }

  /**
   * Squared errors of the reconstruction, and of the mean feature vector (zero) in its place,
   * summed over all nodes and features of the batch: their quotient is 1 for a network that
   * predicts the mean.
   */
  public ReconstructionError reconstructionError(PieceBatch batch, FeatureRows features) {
    PieceArrays arrays = PieceArrays.of(batch, features);
    INDArray output =
        forward(arrays, position("reconstruction"), "reconstruction").sub(arrays.values());
    INDArray values = arrays.values();
    if (arrays.mask() != null) {
      long[] everyFeature = {batch.count(), 1, batch.length()};
      output.muli(arrays.mask().reshape(everyFeature).broadcast(output.shape()));
    }
    return new ReconstructionError(squared(output), squared(values));
  }

  private static double squared(INDArray values) {
    double norm = values.norm2Number().doubleValue();
    return norm * norm;
  }

  private INDArray forward(PieceArrays arrays, int lastLayer, String name) {
    if (arrays.mask() != null) {
      graph.setLayerMaskArrays(new INDArray[] {arrays.mask()}, new INDArray[] {arrays.mask()});
    }
    INDArray result =
        graph.feedForward(new INDArray[] {arrays.values()}, lastLayer, false, true).get(name);
    graph.clearLayerMaskArrays();
    return result;
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
    INDArray updater = graph.getUpdater().getUpdaterStateViewArray();
    return new NetworkState(
        graph.params().dup().data().asFloat(),
        updater == null ? new float[0] : updater.dup().data().asFloat(),
        graph.getIterationCount());
  }

  /** Replaces parameters, updater state and step count by those of a network of equal settings. */
  public void restore(NetworkState state) {
    graph.setParams(row(state.parameters()));
    if (state.updater().length > 0) {
      graph.getUpdater().getUpdaterStateViewArray().assign(row(state.updater()));
    }
    graph.getConfiguration().setIterationCount(state.steps());
  }

  private static INDArray row(float[] values) {
    return Nd4j.createFromArray(new float[][] {values});
  }
}
