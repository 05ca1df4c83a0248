package io.stride.train.model;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;
import java.util.List;

/**
 * How the encoder turns a sequence into one latent.
 *
 * @param lower units of the LSTM layers below the last one, from the input up, each 2 to 4096;
 *     empty: one layer. The decoder mirrors them
 * @param bidirectional whether every encoder layer also reads the sequence backwards; the two
 *     directions are added up
 * @param pooling what of the last layer's states becomes the latent
 * @param weight what the pooled states are multiplied by before the mean input is added, above 0;
 *     of no use without the skip connection
 */
public record EncoderShape(
    List<Integer> lower, boolean bidirectional, Pooling pooling, double weight)
    implements Serializable {

  /** One layer, read forwards, of which the last state is taken. */
  public static final EncoderShape SINGLE = new EncoderShape(List.of(), false, Pooling.LAST);

  private static final int MOST_LAYERS = 8;

  /** Pooled states as they are. */
  public EncoderShape(List<Integer> lower, boolean bidirectional, Pooling pooling) {
    this(lower, bidirectional, pooling, 1);
  }

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public EncoderShape {
    lower = List.copyOf(lower);
    require(
        lower.size() < MOST_LAYERS,
        "model.encoder-layers",
        lower,
        "at most " + (MOST_LAYERS - 1) + " numbers",
        "units of the LSTM layers below the last one");
    require(
        weight > 0 && Double.isFinite(weight),
        "model.state-weight",
        weight,
        "> 0",
        "what the encoder's pooled states are multiplied by; 1: nothing");
    for (int units : lower) {
      require(
          units >= 2 && units <= 4096,
          "model.encoder-layers",
          units,
          "2 to 4096",
          "units of the LSTM layers below the last one");
    }
  }

  /** What of a sequence of states becomes the latent. */
  public enum Pooling {
    /** The state after the last node. */
    LAST,
    /** The mean over all nodes. */
    MEAN,
    /** The largest value of each unit over all nodes. */
    MAX
  }
}
