package io.stride.train.model;

import io.stride.train.batch.PieceBatch;
import io.stride.train.kernel.FullSoftmax;
import io.stride.train.kernel.SampledSoftmax;
import io.stride.train.kernel.SoftmaxTokens;
import io.stride.train.table.NegativeSampling;
import io.stride.train.table.Negatives;
import io.stride.train.table.RowAdagrad;
import io.stride.train.table.RowGradientSum;
import io.stride.walk.sampling.WalkRandom;
import java.util.Arrays;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An LSTM autoencoder from node numbers to node numbers. A one-hot input times a matrix is a row of
 * the matrix, so the input layer is a look-up in a table; the output is a softmax over nodes, over
 * a sample of them in large graphs. The tables belong to the caller; the network's own parameters
 * are those of its LSTMs. Not safe for use by several threads at once.
 */
public final class OneHotNetwork {
  private final OneHotSettings settings;
  private final NegativeSampling sampling;
  private final OpenGraph graph;
  private final FullSoftmax fullSoftmax = new FullSoftmax();
  private final SampledSoftmax sampledSoftmax = new SampledSoftmax();

  private OneHotNetwork(OneHotSettings settings, NegativeSampling sampling, OpenGraph graph) {
    this.settings = settings;
    this.sampling = sampling;
    this.graph = graph;
  }

  /**
   * A network with initial parameters that follow from the settings' seed.
   *
   * @param sampling draws negatives; null if the softmax is over all nodes
   */
  public static OneHotNetwork create(OneHotSettings settings, NegativeSampling sampling) {
    OpenGraph graph = new OpenGraph(OneHotGraph.of(settings));
    graph.init();
    return new OneHotNetwork(settings, sampling, graph);
  }

  /**
   * Takes one training step, on the LSTMs and on the rows that the minibatch touches.
   *
   * @param rateFactor what learning rates are multiplied by, &gt;= 0
   * @return the cross-entropy summed over nodes before the step; of the sampled softmax, if
   *     negatives are drawn
   */
  public double fit(PieceBatch batch, OneHotTables tables, double rateFactor) {
    OneHotBatch arrays = new OneHotBatch(batch, settings.embedding());
    RowGradientSum outputGradients = new RowGradientSum(settings.latent() + 1);
    INDArray states = forward(arrays, tables, true);
    SoftmaxTokens tokens = arrays.tokens(values(states), settings.latent());
    double loss = lossWithGradients(batch, tokens, tables, outputGradients);
    float[] stateGradient = new float[Math.toIntExact(states.length())];
    tokens.scatterGradients(stateGradient);
    float[] inputGradient = backward(Nd4j.create(stateGradient, states.shape(), 'f'));
    step(batch.count(), rateFactor);
    double rate = settings.tableRate() * rateFactor;
    RowAdagrad.apply(tables.input(), arrays.gradients(inputGradient).sorted(), rate);
    RowAdagrad.apply(tables.output(), outputGradients.sorted(), rate);
    return loss;
  }

  /** The cross-entropy summed over nodes; of the sampled softmax, if negatives are drawn. */
  public double loss(PieceBatch batch, OneHotTables tables) {
    OneHotBatch arrays = new OneHotBatch(batch, settings.embedding());
    INDArray states = forward(arrays, tables, false);
    SoftmaxTokens tokens = arrays.tokens(values(states), settings.latent());
    graph.clearLayerMaskArrays();
    return sampling == null
        ? fullSoftmax.loss(tokens, tables.output())
        : sampledSoftmax.loss(tokens, tables.output(), negatives(batch, -1));
  }

  private double lossWithGradients(
      PieceBatch batch, SoftmaxTokens tokens, OneHotTables tables, RowGradientSum gradients) {
    if (sampling == null) {
      return fullSoftmax.lossWithGradients(tokens, tables.output(), gradients);
    }
    Negatives negatives = negatives(batch, graph.getIterationCount());
    return sampledSoftmax.lossWithGradients(tokens, tables.output(), negatives, gradients);
  }

  /** Drawn by what is trained and when, not by where: a task that is retried draws the same. */
  private Negatives negatives(PieceBatch batch, int step) {
    long key = WalkRandom.mix(settings.seed()) + step;
    return sampling.draw(
        settings.negatives(), WalkRandom.mix(key) + Arrays.hashCode(batch.nodes()));
  }

  private INDArray forward(OneHotBatch arrays, OneHotTables tables, boolean training) {
    INDArray mask = arrays.mask();
    if (mask != null) {
      graph.setLayerMaskArrays(new INDArray[] {mask}, null);
    }
    INDArray[] input = {arrays.embeddings(tables.input())};
    return graph.feedForward(input, training, false).get(OneHotGraph.OUTPUT);
  }

  private float[] backward(INDArray stateGradient) {
    float[] gradient = values(graph.backward(stateGradient, OneHotGraph.INPUT));
    graph.clearLayerMaskArrays();
    return gradient;
  }

  private void step(int pieces, double rateFactor) {
    double rate = settings.updater().learningRate() * rateFactor;
    for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
      block.getGradientUpdater().getConfig().setLrAndSchedule(rate, null);
    }
    Gradient gradient = graph.gradient();
    int steps = graph.getIterationCount();
    graph.getUpdater().update(gradient, steps, 0, pieces, LayerWorkspaceMgr.noWorkspaces());
    INDArray parameters = graph.params();
    parameters.subi(graph.getFlattenedGradients().reshape(parameters.shape()));
    graph.getConfiguration().setIterationCount(steps + 1);
  }

  /** A copy of the LSTMs' parameters, their updater's state and the step count. */
  public NetworkState state() {
    INDArray updater = graph.getUpdater().getUpdaterStateViewArray();
    return new NetworkState(
        graph.params().dup().data().asFloat(),
        updater == null ? new float[0] : updater.dup().data().asFloat(),
        graph.getIterationCount());
  }

  /** Replaces parameters, updater state and step count by those of a network of equal settings. */
  public void restore(NetworkState state) {
    graph.setParams(Nd4j.createFromArray(new float[][] {state.parameters()}));
    if (state.updater().length > 0) {
      INDArray updater = graph.getUpdater().getUpdaterStateViewArray();
      updater.assign(Nd4j.createFromArray(new float[][] {state.updater()}));
    }
    graph.getConfiguration().setIterationCount(state.steps());
  }

  private static float[] values(INDArray array) {
    return array.dup('f').data().asFloat();
  }
}
