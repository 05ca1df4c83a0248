package io.stride.train.model;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * What keeps training steady and the network general.
 *
 * @param gradientClip gradients of a layer are scaled down to this L2 norm; 0: not clipped
 * @param dropout share of the inputs of every LSTM layer but the first that is zeroed in training,
 *     0 up to but not including 1; 0: none
 * @param denoising share of a piece's nodes whose features the encoder sees as zeros in training
 *     while they still have to be reconstructed, 0 up to but not including 1; 0: none (Vincent et
 *     al., "Extracting and Composing Robust Features with Denoising Autoencoders", ICML 2008)
 */
public record Regularization(double gradientClip, double dropout, double denoising)
    implements Serializable {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public Regularization {
    require(
        gradientClip >= 0 && Double.isFinite(gradientClip),
        "training.gradient-clip",
        gradientClip,
        ">= 0",
        "largest L2 norm of a layer's gradient; 0: not clipped");
    requireShare("training.dropout", dropout, "share of an LSTM layer's inputs that is zeroed");
    requireShare("training.denoising", denoising, "share of nodes that the encoder does not see");
  }

  /** Only clipping. */
  public static Regularization clip(double gradientClip) {
    return new Regularization(gradientClip, 0, 0);
  }

  private static void requireShare(String key, double value, String hint) {
    require(value >= 0 && value < 1, key, value, ">= 0 and < 1", hint + "; 0: none");
  }
}
