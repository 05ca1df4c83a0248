package io.stride.train.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Moves trained networks to and from programs that have Deeplearning4j but not Stride: the zip
 * names stock layers only. Parameters and updater state have the same order in both, so training
 * can go on on either side; the contrastive loss, which no stock layer has, stays on this one.
 */
public final class StockModel {
  private StockModel() {}

  /**
   * Writes a network of stock layers.
   *
   * @param settings the network
   * @param state its parameters, updater state and step count
   * @param stream gets a Deeplearning4j model zip
   * @throws IOException if the stream fails
   */
  public static void write(AutoencoderSettings settings, NetworkState state, OutputStream stream)
      throws IOException {
    ComputationGraph graph = new ComputationGraph(AutoencoderGraph.of(settings, LayerKind.STOCK));
    graph.init();
    AutoencoderNetwork.restore(graph, state);
    ModelSerializer.writeModel(graph, stream, true);
  }

  /**
   * Reads the state of a network that {@link #write} wrote, perhaps trained on since.
   *
   * @throws IOException if the stream is not a complete model
   */
  public static NetworkState read(InputStream stream) throws IOException {
    return AutoencoderNetwork.state(ModelSerializer.restoreComputationGraph(stream, true));
  }
}
