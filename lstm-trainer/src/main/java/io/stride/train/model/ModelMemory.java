package io.stride.train.model;

/** What a network takes in memory, by its settings alone: nothing is made to find out. */
public final class ModelMemory {
  /** Gates (4), cell states, their tanh and hidden states of two LSTMs, see SequenceBuffers. */
  private static final int KERNEL = 2 * 7;

  /** Activations, their gradients and copies between layers, per latent number: rough. */
  private static final int PER_LATENT = KERNEL + 10;

  /** Input, labels, output and gradient, per feature, and copies of two of them: rough. */
  private static final int PER_FEATURE = 6;

  private ModelMemory() {}

  /** Number of trained numbers: two LSTMs of four gates with biases, and the linear output. */
  public static long parameters(AutoencoderSettings settings) {
    long features = settings.features();
    long latent = settings.latent();
    long encoder = 4 * latent * (features + latent + 1);
    long decoder = 4 * latent * (latent + latent + 1);
    return encoder + decoder + (latent + 1) * features;
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
    long values = (long) PER_LATENT * settings.latent() + (long) PER_FEATURE * settings.features();
    long weights = Float.BYTES * (2 + moments(settings)) * parameters(settings);
    return weights + Float.BYTES * values * pieces * length;
  }

  private static long moments(AutoencoderSettings settings) {
    return settings.updater().kind() == AutoencoderSettings.Updater.Kind.ADAM ? 2 : 0;
  }
}
