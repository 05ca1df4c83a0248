package io.stride.train.averaging;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * How the learning rate changes in the course of training: a linear rise over the first steps, then
 * a decay from {@code training.learning-rate} to a share of it.
 *
 * @param decay its course after the rise
 * @param warmup share of all steps in which the rate rises from 0, 0 to 0.9
 * @param finalRate the last step's rate as a share of the highest, 0 to 1 (&gt; 0 if the decay is
 *     exponential); without meaning if the decay is constant
 */
public record LearningRateSchedule(Decay decay, double warmup, double finalRate)
    implements Serializable {

  /** The rate stays as it is. */
  public static final LearningRateSchedule CONSTANT =
      new LearningRateSchedule(Decay.CONSTANT, 0, 1);

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public LearningRateSchedule {
    require(
        warmup >= 0 && warmup <= 0.9,
        "training.warmup",
        warmup,
        "0 to 0.9",
        "share of the steps in which the learning rate rises");
    boolean exponential = decay == Decay.EXPONENTIAL;
    require(
        finalRate <= 1 && (exponential ? finalRate > 0 : finalRate >= 0),
        "training.final-rate",
        finalRate,
        exponential ? "> 0 and <= 1 with training.schedule = exponential" : "0 to 1",
        "the last learning rate as a share of the highest");
  }

  /** Courses of the rate. */
  public enum Decay {
    /** The rate stays. */
    CONSTANT,
    /** A straight line down. */
    LINEAR,
    /** Half a cosine wave (Loshchilov and Hutter, "SGDR", ICLR 2017, equation 5, one period). */
    COSINE,
    /** By the same factor every step. */
    EXPONENTIAL
  }

  /**
   * The rate of a step as a share of the highest.
   *
   * @param step from 0
   * @param steps all steps that training is expected to take, at least 1; later steps have the last
   *     one's rate
   */
  public double factor(long step, long steps) {
    double done = Math.min(1, (step + 1.0) / Math.max(1, steps));
    if (done < warmup) {
      return done / warmup;
    }
    double rest = warmup == 1 ? 1 : (done - warmup) / (1 - warmup);
    return switch (decay) {
      case CONSTANT -> 1;
      case LINEAR -> 1 - rest * (1 - finalRate);
      case COSINE -> finalRate + (1 - finalRate) * (1 + Math.cos(Math.PI * rest)) / 2;
      case EXPONENTIAL -> Math.pow(finalRate, rest);
    };
  }
}
