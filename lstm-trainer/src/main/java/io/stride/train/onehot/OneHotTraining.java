package io.stride.train.onehot;

import io.stride.train.averaging.TrainingResult;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.batch.WalkSelection;
import io.stride.train.model.OneHotSettings;
import io.stride.train.table.NegativeSampling;
import io.stride.train.versioned.WarmTables;
import io.stride.walk.engine.WalkEngine;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Trains a one-hot autoencoder by synchronous parameter averaging: in a round every partition
 * trains {@code averaging.frequency} minibatches from the same parameters, and the mean, weighted
 * by pieces, is where the next round starts. Of the tables only rows that a round has touched
 * travel; the result is that of averaging whole tables. Deterministic for a given number of
 * partitions, task retries and lost executors included.
 */
public final class OneHotTraining {
  private OneHotTraining() {}

  /**
   * Trains from initial parameters to the end of the last epoch, or until the loss diverges or time
   * is up.
   *
   * @param context where rounds run
   * @param model the network
   * @param settings how long, on what and how closely coupled partitions train
   * @param engine draws walks in the task that trains on them
   * @param listener is told of every round as it ends
   * @throws io.stride.walk.error.InvalidSettingException if the settings ask for early stopping,
   *     checkpoints or the averaging of gradients
   * @throws io.stride.walk.error.InvalidInputException if the walks give nothing to train on
   */
  public static OneHotResult train(
      JavaSparkContext context,
      OneHotSettings model,
      TrainingSettings settings,
      WalkEngine engine,
      OneHotListener listener) {
    OneHotLimits.check(settings);
    OneHotPlan counting = plan(context, model, settings, engine);
    int[] frequencies = NodeFrequencies.count(context, counting);
    if (!model.sampled(engine.nodeCount())) {
      return run(context, counting, frequencies, listener);
    }
    Broadcast<NegativeSampling> sampling = context.broadcast(new NegativeSampling(frequencies));
    try {
      return run(context, counting.with(sampling), frequencies, listener);
    } finally {
      sampling.destroy();
    }
  }

  private static OneHotResult run(
      JavaSparkContext context, OneHotPlan plan, int[] frequencies, OneHotListener listener) {
    try (OneHotRun run = new OneHotRun(context, plan, listener)) {
      TrainingResult.Stop stop = run.train();
      return run.result(frequencies, stop);
    } finally {
      OneHotWorker.clear();
      WarmTables.clear();
    }
  }

  private static OneHotPlan plan(
      JavaSparkContext context,
      OneHotSettings model,
      TrainingSettings settings,
      WalkEngine engine) {
    int wanted = settings.averaging().partitions();
    WalkSelection selection =
        WalkSelection.of(
            engine.nodeCount(), engine.settings(), settings.tokens(), settings.validation());
    return new OneHotPlan(
        UUID.randomUUID().toString(),
        model,
        settings,
        engine,
        selection,
        wanted == 0 ? context.defaultParallelism() : wanted,
        null);
  }
}
