package io.stride.train.model;

/** What a network takes in memory, by its settings alone: nothing is made to find out. */
public final class ModelMemory {
  /** Gates (4), cell states, their tanh and hidden states of two LSTMs, see StepStates. */
  private static final int KERNEL = 2 * 7;

  /** Activations, their gradients and copies between layers, per latent number: rough. */
  private static final int PER_LATENT = KERNEL + 10;

  /** Input, labels, output and gradient, per feature, and copies of two of them: rough. */
  private static final int PER_FEATURE = 6;

  private ModelMemory() {}

  /** Number of trained numbers: LSTMs of four gates with biases, and the linear output. */
  public static long parameters(AutoencoderSettings settings) {
    long directions = settings.encoder().bidirectional() ? 2 : 1;
    long sum = 0;
    long below = settings.features();
    for (int units : settings.encoder().lower()) {
      sum += directions * lstm(below, units);
      below = units;
    }
    sum += directions * lstm(below, settings.latent());
    below = settings.latent();
    sum += lstm(below, settings.latent());
    for (int i = settings.encoder().lower().size() - 1; i >= 0; i--) {
      int units = settings.encoder().lower().get(i);
      sum += lstm(below, units);
      below = units;
    }
    return sum + (below + 1) * settings.features();
  }

  private static long lstm(long in, long units) {
    return 4 * units * (in + units + 1);
  }

  /** Bytes of parameters and updater state as floats, as they are sent around. */
  public static long state(AutoencoderSettings settings) {
    return Float.BYTES * (1 + moments(settings)) * parameters(settings);
  }

  /**
   * Bytes of heap that a training task takes: the state that it starts from, the one that it ends
   * with, and that one weighted, as doubles.
   */
  public static long heapPerTask(AutoencoderSettings settings) {
    return 4 * state(settings);
  }

  /**
   * Bytes outside of the heap that a task takes: parameters, gradients and updater state, and what
   * a minibatch leaves in the layers. A rough figure.
   *
   * @param pieces pieces of the largest minibatch
   * @param length nodes of a piece
   */
  public static long offHeapPerTask(AutoencoderSettings settings, int pieces, int length) {
    long values = (long) PER_LATENT * units(settings) + (long) PER_FEATURE * settings.features();
    long weights = Float.BYTES * (2 + moments(settings)) * parameters(settings);
    return weights + Float.BYTES * values * pieces * length;
  }

  /** Half of the units of all LSTMs: for one encoder and one decoder layer, the latent's size. */
  private static long units(AutoencoderSettings settings) {
    long encoder = settings.latent();
    for (int units : settings.encoder().lower()) {
      encoder += units;
    }
    long directions = settings.encoder().bidirectional() ? 2 : 1;
    return (directions * encoder + encoder + 1) / 2;
  }

  private static long moments(AutoencoderSettings settings) {
    return settings.updater().kind() == AutoencoderSettings.Updater.Kind.ADAM ? 2 : 0;
  }
}
