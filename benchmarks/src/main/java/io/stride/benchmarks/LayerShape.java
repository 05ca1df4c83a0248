package io.stride.benchmarks;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.AutoencoderSettings.Updater;
import java.util.SplittableRandom;

/**
 * A network and minibatch to measure: one LSTM layer each, Adam, and either mean squared error on
 * the features or a softmax.
 *
 * @param name what the output calls it
 * @param units of either LSTM
 * @param steps nodes of a piece
 * @param batch pieces of a minibatch
 * @param input features of a node
 * @param classes of the softmax; 0: mean squared error
 * @param ragged whether pieces have 2 to {@code steps} nodes instead of all {@code steps}
 */
record LayerShape(
    String name, int units, int steps, int batch, int input, int classes, boolean ragged) {
  private static final int NODES = 3000;

  /** The shapes of docs/benchmarks.md: a, b, c, and embed's own, full and ragged. */
  static LayerShape of(String name) {
    return switch (name) {
      case "a" -> new LayerShape(name, 128, 20, 128, 128, 0, false);
      case "b" -> new LayerShape(name, 128, 20, 128, 128, 4000, false);
      case "c" -> new LayerShape(name, 256, 40, 256, 128, 0, false);
      case "embed" -> new LayerShape(name, 128, 20, 32, 128, 0, false);
      case "ragged" -> new LayerShape(name, 128, 20, 32, 128, 0, true);
      default -> throw new IllegalArgumentException("shape " + name + ": a, b, c, embed or ragged");
    };
  }

  AutoencoderSettings settings() {
    Updater adam = new Updater(Updater.Kind.ADAM, 1e-3);
    return new AutoencoderSettings(input, units, units == input, adam, 5, 1);
  }

  FeatureRows features() {
    SplittableRandom random = new SplittableRandom(3);
    FeatureRows rows = new FeatureRows(NODES, input);
    for (int row = 0; row < NODES; row++) {
      for (int i = 0; i < input; i++) {
        rows.block(row)[rows.offset(row) + i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  PieceBatch minibatch(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] nodes = random.ints((long) batch * steps, 0, NODES).toArray();
    int[] lengths = new int[batch];
    for (int i = 0; i < batch; i++) {
      lengths[i] = ragged ? random.nextInt(2, steps + 1) : steps;
    }
    return new PieceBatch(nodes, lengths, steps);
  }

  /**
   * Multiplications and additions that no implementation can leave out, in 10^9: for each node the
   * products of both LSTMs and of the output, forwards and twice backwards (weights and below),
   * without the gradient of the encoder's input, with the decoder's input projected once a piece.
   */
  double gigaflops(PieceBatch minibatch) {
    double nodes = minibatch.tokens();
    double encoderInput = 2 * (2.0 * nodes * input * 4 * units);
    double recurrent = 2 * 3 * (2.0 * nodes * units * 4 * units);
    double decoderInput = 3 * (2.0 * minibatch.count() * units * 4 * units);
    double output = 3 * (2.0 * nodes * units * (classes == 0 ? input : classes));
    return (encoderInput + recurrent + decoderInput + output) / 1e9;
  }
}
