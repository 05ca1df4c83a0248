package io.stride.benchmarks;

import io.stride.train.kernel.FastLastStep;
import io.stride.train.kernel.FastLstm;
import io.stride.train.kernel.FastRepeat;
import io.stride.train.kernel.IndexSoftmaxOutput;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * An LSTM autoencoder with a softmax over classes, to be timed: sequence, encoder, last state,
 * repeated as input of the decoder, softmax at every step.
 *
 * @param input numbers per time step
 * @param units of encoder and decoder
 * @param steps time steps
 * @param batch sequences per minibatch
 * @param classes of the softmax
 */
record SoftmaxNetwork(int input, int units, int steps, int batch, int classes) {

  /** Our layers, which take labels as class numbers. */
  ComputationGraph fast() {
    FastLstm encoder = FastLstm.of(lstm(input));
    encoder.setFirstLayer(true);
    return network(
        encoder,
        new FastLastStep("walk"),
        new FastRepeat("walk"),
        FastLstm.of(lstm(units)),
        IndexSoftmaxOutput.of(units, classes));
  }

  /** Deeplearning4j's own layers, which take one-hot labels. */
  ComputationGraph stock() {
    return network(
        lstm(input),
        new LastTimeStepVertex("walk"),
        new DuplicateToTimeSeriesVertex("walk"),
        lstm(units),
        new RnnOutputLayer.Builder(new LossMCXENT())
            .nIn(units)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .dataFormat(RNNFormat.NCW)
            .build());
  }

  /** A minibatch of uniform numbers and classes. */
  DataSet data(boolean oneHot) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[batch * input * steps];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble() - 0.5f;
    }
    INDArray labels =
        Nd4j.create(new float[batch * steps * (oneHot ? classes : 1)], shape(oneHot), 'f');
    for (int token = 0; token < batch * steps; token++) {
      int target = random.nextInt(classes);
      int sequence = token % batch;
      labels.putScalar(sequence, oneHot ? target : 0, token / batch, oneHot ? 1 : target);
    }
    return new DataSet(Nd4j.create(values, new long[] {batch, input, steps}, 'f'), labels);
  }

  private long[] shape(boolean oneHot) {
    return new long[] {batch, oneHot ? classes : 1, steps};
  }

  private LSTM lstm(int in) {
    return new LSTM.Builder()
        .nIn(in)
        .nOut(units)
        .activation(Activation.TANH)
        .dataFormat(RNNFormat.NCW)
        .build();
  }

  private static ComputationGraph network(
      LSTM encoder,
      LastTimeStepVertex last,
      DuplicateToTimeSeriesVertex repeat,
      LSTM decoder,
      RnnOutputLayer output) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .graphBuilder()
                .addInputs("walk")
                .addLayer("encoder", encoder, "walk")
                .addVertex("latent", last, "encoder")
                .addVertex("repeated", repeat, "latent")
                .addLayer("decoder", decoder, "repeated")
                .addLayer("nodes", output, "decoder")
                .setOutputs("nodes")
                .build());
    network.init();
    return network;
  }
}
