package io.stride.train.model;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * The shape of the LSTM autoencoder and how its parameters move.
 *
 * @param features numbers per node that it reads and reconstructs, at least 2
 * @param latent units of the encoder and of the decoder, and numbers of the latent, 2 to 4096
 * @param skip whether the mean input is added to what is pooled of the encoder's states; needs
 *     {@code latent == features}
 * @param encoder layers and pooling of the encoder
 * @param objective what is minimised
 * @param updater how a gradient moves the parameters
 * @param regularization clipping, dropout, denoising
 * @param seed of the initial parameters and of what is dropped
 */
public record AutoencoderSettings(
    int features,
    int latent,
    boolean skip,
    EncoderShape encoder,
    Objective objective,
    Updater updater,
    Regularization regularization,
    long seed)
    implements Serializable {

  /** One LSTM layer each, squared error, nothing dropped. */
  public AutoencoderSettings(
      int features, int latent, boolean skip, Updater updater, double gradientClip, long seed) {
    this(
        features,
        latent,
        skip,
        EncoderShape.SINGLE,
        Objective.MSE,
        updater,
        Regularization.clip(gradientClip),
        seed);
  }

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public AutoencoderSettings {
    require(features >= 2, "features.size", features, ">= 2", "numbers per node");
    require(
        latent >= 2 && latent <= 4096,
        "model.latent",
        latent,
        "2 to 4096",
        "numbers per embedding");
    require(
        !skip || latent == features,
        "model.latent",
        latent,
        "features.size = " + features + " while model.skip is true",
        "the mean input is added to the latent; set model.skip=false for another size");
  }

  /** The same with the learning rate multiplied by {@code factor}, &gt; 0. */
  public AutoencoderSettings scaledRate(double factor) {
    Updater scaled = new Updater(updater.kind(), updater.learningRate() * factor);
    return new AutoencoderSettings(
        features, latent, skip, encoder, objective, scaled, regularization, seed);
  }

  /**
   * How a gradient moves the parameters.
   *
   * @param kind the rule
   * @param learningRate its step size, &gt; 0
   */
  public record Updater(Kind kind, double learningRate) implements Serializable {
    /**
     * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
     */
    public Updater {
      require(
          learningRate > 0 && Double.isFinite(learningRate),
          "training.learning-rate",
          learningRate,
          "> 0",
          "step size; 0.003 is a good start for Adam");
    }

    /** The rules. */
    public enum Kind {
      /** Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015. */
      ADAM,
      /** Plain stochastic gradient descent. */
      SGD
    }
  }
}
