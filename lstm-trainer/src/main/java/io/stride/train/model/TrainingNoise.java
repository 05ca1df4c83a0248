package io.stride.train.model;

import io.stride.train.batch.PieceBatch;
import io.stride.train.kernel.KeyedDropout;
import io.stride.walk.sampling.WalkRandom;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What training drops: nodes that the encoder doesn't see, and numbers between layers. All of it
 * follows from seed, step and the minibatch's nodes, so a task that is retried and a run that goes
 * on after a stop drop the same, wherever they run.
 */
final class TrainingNoise {
  private final ComputationGraph graph;
  private final double denoising;
  private final long seed;
  private final List<KeyedDropout> dropouts = new ArrayList<>();

  TrainingNoise(ComputationGraph graph, double denoising, long seed) {
    this.graph = graph;
    this.denoising = denoising;
    this.seed = seed;
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      collect(layer.conf().getLayer());
    }
  }

  private void collect(Layer layer) {
    if (layer instanceof Bidirectional both) {
      collect(both.getFwd());
      collect(both.getBwd());
    } else if (layer.getIDropout() instanceof KeyedDropout dropout) {
      dropouts.add(dropout);
    }
  }

  /** Chooses for the next training step; returns what the encoder sees of the nodes' features. */
  INDArray next(PieceBatch batch, PieceArrays arrays) {
    long key = key(batch);
    dropouts.forEach(dropout -> dropout.minibatch(key));
    long step = WalkRandom.mix(seed) + graph.getIterationCount();
    return arrays.seen(denoising, WalkRandom.mix(step) ^ key);
  }

  /** Of the nodes only: what stands behind the end of a piece must not matter. */
  private static long key(PieceBatch batch) {
    long key = batch.count();
    for (int piece = 0; piece < batch.count(); piece++) {
      for (int position = 0; position < batch.lengths()[piece]; position++) {
        key = WalkRandom.mix(key + WalkRandom.GAMMA * (batch.node(piece, position) + 1L));
      }
      key += batch.lengths()[piece];
    }
    return key;
  }
}
