package io.stride.train.averaging;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.train.batch.BatchSettings;
import java.io.Serializable;

/**
 * How long, on what and how closely coupled partitions train.
 *
 * @param batches how walks become minibatches
 * @param tokens walk nodes per epoch, at least 1000; a graph with fewer uses all its walks
 * @param epochs passes over these walks, at least 1
 * @param validation share of the walks held out, 0.01 to 0.5
 * @param divergenceFactor a round's loss above this multiple of the best one stops training, &gt; 1
 * @param maxMinutes wall time after which the current round is the last; 0: no limit
 * @param schedule how the learning rate changes on the way
 * @param earlyStopping when training ends before the last epoch
 * @param checkpoints how often training is written down
 * @param averaging how closely coupled partitions train
 */
public record TrainingSettings(
    BatchSettings batches,
    long tokens,
    int epochs,
    double validation,
    double divergenceFactor,
    double maxMinutes,
    LearningRateSchedule schedule,
    EarlyStopping earlyStopping,
    CheckpointSettings checkpoints,
    Averaging averaging)
    implements Serializable {

  /** A constant rate, no limit of time, no early stopping, no checkpoints. */
  public TrainingSettings(
      BatchSettings batches,
      long tokens,
      int epochs,
      double validation,
      double divergenceFactor,
      Averaging averaging) {
    this(
        batches,
        tokens,
        epochs,
        validation,
        divergenceFactor,
        0,
        LearningRateSchedule.CONSTANT,
        EarlyStopping.OFF,
        CheckpointSettings.OFF,
        averaging);
  }

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public TrainingSettings {
    require(tokens >= 1000, "training.tokens", tokens, ">= 1000", "walk nodes per epoch");
    require(epochs >= 1, "training.epochs", epochs, ">= 1", "passes over the training walks");
    require(
        validation >= 0.01 && validation <= 0.5,
        "training.validation",
        validation,
        "0.01 to 0.5",
        "share of the walks held out to measure the reconstruction error");
    require(
        divergenceFactor > 1,
        "training.divergence-factor",
        divergenceFactor,
        "> 1",
        "a loss above this multiple of the best one stops training");
    require(
        maxMinutes >= 0 && Double.isFinite(maxMinutes),
        "training.max-minutes",
        maxMinutes,
        ">= 0",
        "wall time after which training stops; 0: no limit");
  }

  /** The same with other minibatches. */
  public TrainingSettings with(BatchSettings other) {
    return new TrainingSettings(
        other,
        tokens,
        epochs,
        validation,
        divergenceFactor,
        maxMinutes,
        schedule,
        earlyStopping,
        checkpoints,
        averaging);
  }

  /**
   * How closely coupled partitions train.
   *
   * @param frequency minibatches that a partition trains between two averagings, at least 1
   * @param partitions partitions side by side; 0: as many as Spark has task slots
   * @param rateScaling how the learning rate grows with the number of partitions
   * @param what what is averaged
   */
  public record Averaging(int frequency, int partitions, RateScaling rateScaling, Averaged what)
      implements Serializable {
    /** Of parameters, without scaling of the learning rate. */
    public Averaging(int frequency, int partitions) {
      this(frequency, partitions, RateScaling.NONE, Averaged.PARAMETERS);
    }

    /**
     * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
     */
    public Averaging {
      require(
          frequency >= 1,
          "averaging.frequency",
          frequency,
          ">= 1",
          "minibatches between two averagings");
      require(
          partitions >= 0,
          "averaging.partitions",
          partitions,
          ">= 0",
          "partitions that train side by side; 0: one per task slot");
    }
  }

  /**
   * How the learning rate grows with the number of partitions k. An epoch on k partitions takes k
   * times fewer sequential steps; a larger rate makes up for a part of that (Malladi et al., "On
   * the SDEs and Scaling Rules for Adaptive Gradient Algorithms", NeurIPS 2022, derive √k for
   * Adam).
   */
  public enum RateScaling {
    /** The rate stays as it is. */
    NONE,
    /** Times √k. */
    SQRT,
    /** Times k. */
    LINEAR;

    /** What the rate is multiplied by. */
    public double factor(int partitions) {
      return switch (this) {
        case NONE -> 1;
        case SQRT -> Math.sqrt(partitions);
        case LINEAR -> partitions;
      };
    }
  }

  /** What partitions bring together at the end of a round. */
  public enum Averaged {
    /** Parameters and updater state, after {@code frequency} steps of each partition. */
    PARAMETERS,
    /**
     * The gradients of {@code frequency} minibatches of each partition, all from the round's start;
     * then one step of the updater: a large minibatch, computed in parallel.
     */
    GRADIENTS
  }
}
