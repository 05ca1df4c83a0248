package io.stride.train.model;

import io.stride.train.kernel.FastLstm;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * What lies between the two tables of a one-hot autoencoder: embeddings, encoder LSTM, last state,
 * repeated as input of the decoder LSTM. It has no output layer: gradients come from outside.
 */
final class OneHotGraph {
  static final String INPUT = "walk";
  static final String LATENT = "latent";
  static final String OUTPUT = "decoder";

  private OneHotGraph() {}

  static ComputationGraphConfiguration of(OneHotSettings settings) {
    return base(settings)
        .graphBuilder()
        .addInputs(INPUT)
        .addLayer("encoder", lstm(settings.embedding(), settings.latent()), INPUT)
        .addVertex(LATENT, new LastTimeStepVertex(INPUT), "encoder")
        .addVertex("repeated", new DuplicateToTimeSeriesVertex(INPUT), LATENT)
        .addLayer(OUTPUT, lstm(settings.latent(), settings.latent()), "repeated")
        .setOutputs(OUTPUT)
        .build();
  }

  private static NeuralNetConfiguration.Builder base(OneHotSettings settings) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(settings.seed())
            .dataType(DataType.FLOAT)
            .weightInit(WeightInit.XAVIER)
            .updater(updater(settings.updater()))
            // The backward pass begins after the forward pass has returned: no workspace may close.
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE);
    if (settings.gradientClip() > 0) {
      builder
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(settings.gradientClip());
    }
    return builder;
  }

  private static IUpdater updater(AutoencoderSettings.Updater updater) {
    return switch (updater.kind()) {
      case ADAM -> new Adam(updater.learningRate());
      case SGD -> new Sgd(updater.learningRate());
    };
  }

  private static LSTM lstm(int in, int out) {
    return FastLstm.of(
        new LSTM.Builder()
            .nIn(in)
            .nOut(out)
            .activation(Activation.TANH)
            .dataFormat(RNNFormat.NCW)
            .build());
  }
}
