package io.stride.train.model;

import io.stride.train.kernel.FastLstm;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network as a Deeplearning4j configuration: sequence, encoder LSTM, last state (plus mean
 * input), repeated as input of the decoder LSTM, linear output; mean squared error. The decoder
 * sees nothing but the latent (no teacher forcing). Sutskever, Vinyals and Le 2014; Srivastava,
 * Mansimov and Salakhutdinov, "Unsupervised Learning of Video Representations using LSTMs", ICML
 * 2015, section 2.2.
 */
final class AutoencoderGraph {
  static final String INPUT = "walk";
  static final String LATENT = "latent";

  private AutoencoderGraph() {}

  static ComputationGraphConfiguration of(AutoencoderSettings settings) {
    GraphBuilder graph =
        base(settings)
            .graphBuilder()
            .addInputs(INPUT)
            .addLayer("encoder", lstm(settings.features(), settings.latent()), INPUT);
    addLatent(graph, settings)
        .addVertex("repeated", new DuplicateToTimeSeriesVertex(INPUT), LATENT)
        .addLayer("decoder", lstm(settings.latent(), settings.latent()), "repeated")
        .addLayer("reconstruction", output(settings), "decoder")
        .setOutputs("reconstruction");
    return graph.build();
  }

  private static GraphBuilder addLatent(GraphBuilder graph, AutoencoderSettings settings) {
    LastTimeStepVertex last = new LastTimeStepVertex(INPUT);
    if (!settings.skip()) {
      return graph.addVertex(LATENT, last, "encoder");
    }
    return graph
        .addVertex("last state", last, "encoder")
        .addLayer("mean input", new GlobalPoolingLayer(PoolingType.AVG), INPUT)
        .addVertex(
            LATENT, new ElementWiseVertex(ElementWiseVertex.Op.Add), "last state", "mean input");
  }

  private static NeuralNetConfiguration.Builder base(AutoencoderSettings settings) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(settings.seed())
            .dataType(DataType.FLOAT)
            .weightInit(WeightInit.XAVIER)
            .updater(updater(settings.updater()))
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED);
    if (settings.regularization().gradientClip() > 0) {
      builder
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(settings.regularization().gradientClip());
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
    // Every recurrent layer must be told the layout: the default differs and fails oddly.
    return FastLstm.of(
        new LSTM.Builder()
            .nIn(in)
            .nOut(out)
            .activation(Activation.TANH)
            .dataFormat(RNNFormat.NCW)
            .build());
  }

  private static RnnOutputLayer output(AutoencoderSettings settings) {
    return new RnnOutputLayer.Builder(LossFunction.MSE)
        .nIn(settings.latent())
        .nOut(settings.features())
        .activation(Activation.IDENTITY)
        .dataFormat(RNNFormat.NCW)
        .build();
  }
}
