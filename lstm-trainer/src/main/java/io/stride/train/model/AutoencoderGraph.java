package io.stride.train.model;

import io.stride.train.kernel.FastLastStep;
import io.stride.train.kernel.FastLstm;
import io.stride.train.kernel.FastOutput;
import io.stride.train.kernel.FastRepeat;
import io.stride.train.kernel.InputMean;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.LSTM;
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
            .addLayer("encoder", firstLstm(settings), INPUT);
    addLatent(graph, settings)
        .addVertex("repeated", new FastRepeat(INPUT), LATENT)
        .addLayer("decoder", lstm(settings.latent(), settings.latent()), "repeated")
        .addLayer("reconstruction", output(settings), "decoder")
        .setOutputs("reconstruction");
    return graph.build();
  }

  private static GraphBuilder addLatent(GraphBuilder graph, AutoencoderSettings settings) {
    FastLastStep last = new FastLastStep(INPUT);
    if (!settings.skip()) {
      return graph.addVertex(LATENT, last, "encoder");
    }
    return graph
        .addVertex("last state", last, "encoder")
        .addLayer("mean input", new InputMean(), INPUT)
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

  private static FastLstm firstLstm(AutoencoderSettings settings) {
    FastLstm first = lstm(settings.features(), settings.latent());
    first.setFirstLayer(true);
    return first;
  }

  private static FastLstm lstm(int in, int out) {
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
    return FastOutput.of(
        new RnnOutputLayer.Builder(loss(settings.loss()))
            .nIn(settings.latent())
            .nOut(settings.features())
            .activation(Activation.IDENTITY)
            .dataFormat(RNNFormat.NCW)
            .build());
  }

  private static LossFunction loss(ReconstructionLoss loss) {
    return switch (loss) {
      case MSE -> LossFunction.MSE;
      case COSINE -> LossFunction.COSINE_PROXIMITY;
    };
  }
}
