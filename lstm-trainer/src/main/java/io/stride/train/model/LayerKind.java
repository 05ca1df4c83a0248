package io.stride.train.model;

import io.stride.train.kernel.Contrast;
import io.stride.train.kernel.FastLastStep;
import io.stride.train.kernel.FastLstm;
import io.stride.train.kernel.FastOutput;
import io.stride.train.kernel.FastRepeat;
import io.stride.train.kernel.InputMean;
import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;

/** Whose layers a network is made of. Both have the same parameters in the same order. */
enum LayerKind {
  /** Ours, which are Deeplearning4j's own on other backends than the CPU. */
  FAST {
    @Override
    LSTM lstm(LSTM settings, boolean first) {
      FastLstm fast = FastLstm.of(settings);
      fast.setFirstLayer(first);
      return fast;
    }

    @Override
    GraphVertex lastStep(String input) {
      return new FastLastStep(input);
    }

    @Override
    GraphVertex repeat(String input) {
      return new FastRepeat(input);
    }

    @Override
    Layer inputMean() {
      return new InputMean();
    }

    @Override
    RnnOutputLayer output(RnnOutputLayer settings) {
      return FastOutput.of(settings);
    }

    @Override
    Optional<GraphVertex> contrast(Objective objective) {
      return objective.plain()
          ? Optional.empty()
          : Optional.of(
              new Contrast(
                  objective.contrast(), objective.temperature(), objective.reconstruction()));
    }
  },
  /** Deeplearning4j's, for programs that don't have ours. */
  STOCK {
    @Override
    LSTM lstm(LSTM settings, boolean first) {
      return settings;
    }

    @Override
    GraphVertex lastStep(String input) {
      return new LastTimeStepVertex(input);
    }

    @Override
    GraphVertex repeat(String input) {
      return new DuplicateToTimeSeriesVertex(input);
    }

    @Override
    Layer inputMean() {
      return new GlobalPoolingLayer(PoolingType.AVG);
    }

    @Override
    RnnOutputLayer output(RnnOutputLayer settings) {
      return settings;
    }

    @Override
    Optional<GraphVertex> contrast(Objective objective) {
      return Optional.empty();
    }
  };

  /** An LSTM layer; {@code first}: one whose input comes from outside and needs no gradient. */
  abstract LSTM lstm(LSTM settings, boolean first);

  abstract GraphVertex lastStep(String input);

  abstract GraphVertex repeat(String input);

  abstract Layer inputMean();

  abstract RnnOutputLayer output(RnnOutputLayer settings);

  /** What adds the losses of the latent; empty if there are none, or no layer for them. */
  abstract Optional<GraphVertex> contrast(Objective objective);
}
