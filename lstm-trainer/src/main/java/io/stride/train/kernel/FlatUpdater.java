package io.stride.train.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;

import io.stride.train.blas.NativeAddress;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The step of Deeplearning4j's updater, from the same configuration and on the same state, in one
 * pass over the flat vectors: average over the batch, clip each layer's gradient to an L2 norm,
 * Adam or plain descent. The stock operations take as long as the gradient itself at small batches.
 */
public final class FlatUpdater {
  private final ComputationGraph graph;
  private final AdamPass adam = new AdamPass();
  private final NativeAddress first = new NativeAddress();
  private final NativeAddress second = new NativeAddress();

  /** For a network on the CPU whose updaters are Adam or Sgd. */
  public FlatUpdater(ComputationGraph graph) {
    this.graph = graph;
  }

  /**
   * Moves the parameters by the gradient that the network has computed, and counts the step.
   *
   * @param batch examples that the gradient is a sum over
   */
  public void step(int batch) {
    for (Layer layer : graph.getLayers()) {
      if (layer.numParams() > 0) {
        average(layer, batch);
      }
    }
    int steps = graph.getIterationCount();
    for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
      update(block, steps);
    }
    graph.getConfiguration().setIterationCount(steps + 1);
  }

  private void average(Layer layer, int batch) {
    INDArray gradient = layer.getGradientsViewArray();
    int length = (int) gradient.length();
    long address = ArrayAddress.of(gradient);
    float factor = 1f / batch;
    TrainingConfig configuration = layer.getConfig();
    if (configuration.getGradientNormalization() == GradientNormalization.ClipL2PerLayer) {
      double square = cblas_sdot(length, first.at(address), 1, second.at(address), 1);
      double norm = Math.sqrt(square) / batch;
      double most = configuration.getGradientNormalizationThreshold();
      factor *= norm > most ? (float) (most / norm) : 1f;
    }
    cblas_sscal(length, factor, first.at(address), 1);
  }

  private void update(UpdaterBlock block, int steps) {
    IUpdater rule = block.getGradientUpdater().getConfig();
    long from = Float.BYTES * (long) block.getParamOffsetStart();
    int length = block.getParamOffsetEnd() - block.getParamOffsetStart();
    long parameters = ArrayAddress.of(graph.params()) + from;
    long gradients = ArrayAddress.of(graph.getFlattenedGradients()) + from;
    double rate = rule.getLearningRate(steps, graph.getEpochCount());
    if (rule instanceof Adam settings) {
      long state =
          ArrayAddress.of(graph.getUpdater().getUpdaterStateViewArray())
              + Float.BYTES * (long) block.getUpdaterViewOffsetStart();
      adam.run(settings, rate, steps + 1, length, parameters, gradients, state);
    } else if (rule instanceof Sgd) {
      cblas_saxpy(length, (float) -rate, first.at(gradients), 1, second.at(parameters), 1);
    } else {
      throw new IllegalStateException("no step for " + rule);
    }
  }
}
