package io.stride.train.model;

import io.stride.train.kernel.KeyedDropout;
import io.stride.train.model.EncoderShape.Pooling;
import io.stride.walk.sampling.WalkRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossCosineProximity;

/**
 * The network as a Deeplearning4j configuration: sequence, encoder LSTMs, pooled states (plus mean
 * input), repeated as input of the decoder LSTMs, which mirror the encoder's, linear output. The
 * decoder sees nothing but the latent (no teacher forcing). Sutskever, Vinyals and Le 2014;
 * Srivastava, Mansimov and Salakhutdinov, "Unsupervised Learning of Video Representations using
 * LSTMs", ICML 2015, section 2.2.
 */
final class AutoencoderGraph {
  static final String INPUT = "walk";
  static final String LATENT = "latent";
  static final String CONTRAST = "contrast";
  static final String OUTPUT = "reconstruction";

  private final AutoencoderSettings settings;
  private final LayerKind kind;
  private final GraphBuilder graph;

  private AutoencoderGraph(AutoencoderSettings settings, LayerKind kind) {
    this.settings = settings;
    this.kind = kind;
    this.graph = base(settings).graphBuilder().addInputs(INPUT);
  }

  /**
   * What a network's score says of its loss. Deeplearning4j scores minus the cosine; a loss below 0
   * would be no measure for how far another one has leapt from it.
   *
   * @param nodes of a piece in the mean
   * @return the mean over pieces of the loss summed over nodes, &gt;= 0
   */
  static double loss(ComputationGraph graph, double score, double nodes) {
    RnnOutputLayer output = (RnnOutputLayer) graph.getLayer(OUTPUT).conf().getLayer();
    boolean cosine = output.getLossFn() instanceof LossCosineProximity;
    return score + (cosine ? nodes : 0);
  }

  /** The configuration made of layers of the given kind. */
  static ComputationGraphConfiguration of(AutoencoderSettings settings, LayerKind kind) {
    return new AutoencoderGraph(settings, kind).build();
  }

  private ComputationGraphConfiguration build() {
    addLatent(addEncoder());
    String decoded = addDecoder();
    int width = settings.encoder().lower().isEmpty() ? settings.latent() : lowestUnits();
    return graph.addLayer(OUTPUT, output(width), decoded).setOutputs(OUTPUT).build();
  }

  private int lowestUnits() {
    return settings.encoder().lower().get(0);
  }

  /** Adds the encoder's layers, the last one named "encoder"; returns its name. */
  private String addEncoder() {
    List<Integer> units = new ArrayList<>(settings.encoder().lower());
    units.add(settings.latent());
    String below = INPUT;
    int in = settings.features();
    for (int i = 0; i < units.size(); i++) {
      String name = i == units.size() - 1 ? "encoder" : "encoder " + (i + 1);
      addEncoderLayer(name, i == 0, in, units.get(i), below);
      below = name;
      in = units.get(i);
    }
    return below;
  }

  private void addEncoderLayer(String name, boolean first, int in, int out, String below) {
    boolean both = settings.encoder().bidirectional();
    // The wrapper for two directions adds up the gradients of its input, so it needs them.
    LSTM lstm = kind.lstm(lstm(name, in, out, !first), first && !both);
    graph.addLayer(name, both ? new Bidirectional(Bidirectional.Mode.ADD, lstm) : lstm, below);
  }

  private void addLatent(String encoder) {
    if (!settings.skip()) {
      addPooling(LATENT, encoder);
      return;
    }
    String pooled = settings.encoder().pooling() == Pooling.LAST ? "last state" : "pooled states";
    addStates(pooled, encoder);
    graph
        .addLayer("mean input", kind.inputMean(), INPUT)
        .addVertex(LATENT, new ElementWiseVertex(ElementWiseVertex.Op.Add), pooled, "mean input");
  }

  private void addStates(String name, String encoder) {
    double weight = settings.encoder().weight();
    if (weight == 1) {
      addPooling(name, encoder);
      return;
    }
    addPooling("unweighted states", encoder);
    graph.addVertex(name, new ScaleVertex(weight), "unweighted states");
  }

  private void addPooling(String name, String encoder) {
    switch (settings.encoder().pooling()) {
      case LAST -> graph.addVertex(name, kind.lastStep(INPUT), encoder);
      case MEAN -> graph.addLayer(name, new GlobalPoolingLayer(PoolingType.AVG), encoder);
      case MAX -> graph.addLayer(name, new GlobalPoolingLayer(PoolingType.MAX), encoder);
    }
  }

  /** Adds the decoder's layers, the first one named "decoder"; returns the last one's name. */
  private String addDecoder() {
    graph.addVertex("repeated", kind.repeat(INPUT), addLatentDropout());
    List<Integer> units = new ArrayList<>(settings.encoder().lower());
    Collections.reverse(units);
    units.add(0, settings.latent());
    String below = "repeated";
    int in = settings.latent();
    for (int i = 0; i < units.size(); i++) {
      String name = i == 0 ? "decoder" : "decoder " + (i + 1);
      graph.addLayer(name, kind.lstm(lstm(name, in, units.get(i), i > 0), false), below);
      below = name;
      in = units.get(i);
    }
    return below;
  }

  /** What the decoder reads is dropped once per sequence, before it is repeated. */
  private String addLatentDropout() {
    String below = addContrast();
    if (settings.regularization().dropout() == 0) {
      return below;
    }
    String name = "dropped latent";
    graph.addLayer(name, new DropoutLayer(dropout(name)), below);
    return name;
  }

  /** Between latent and decoder, so that the encoder gets both losses' gradients. */
  private String addContrast() {
    Optional<GraphVertex> contrast = kind.contrast(settings.objective());
    if (contrast.isEmpty()) {
      return LATENT;
    }
    graph.addVertex(CONTRAST, contrast.get(), LATENT);
    return CONTRAST;
  }

  private KeyedDropout dropout(String layer) {
    long seed = WalkRandom.mix(settings.seed()) + layer.hashCode();
    return new KeyedDropout(settings.regularization().dropout(), seed);
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

  private LSTM lstm(String name, int in, int out, boolean dropped) {
    // Every recurrent layer must be told the layout: the default differs and fails oddly.
    LSTM.Builder builder =
        new LSTM.Builder().nIn(in).nOut(out).activation(Activation.TANH).dataFormat(RNNFormat.NCW);
    if (dropped && settings.regularization().dropout() > 0) {
      builder.dropOut(dropout(name));
    }
    return builder.build();
  }

  private RnnOutputLayer output(int in) {
    return kind.output(
        new RnnOutputLayer.Builder(loss(settings.objective().loss()))
            .nIn(in)
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
