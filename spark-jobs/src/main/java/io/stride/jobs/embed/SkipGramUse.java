package io.stride.jobs.embed;

import io.stride.train.skipgram.SkipGramSettings;
import io.stride.walk.error.InvalidSettingException;

/**
 * What skip-gram does.
 *
 * @param settings how
 * @param refines whether it refines the network's vectors; else it makes them, without a network
 */
public record SkipGramUse(SkipGramSettings settings, boolean refines) {

  /** The setting that asked for it, with its value. */
  String setting() {
    return refines ? "refine.walks > 0" : "model.type = node2vec";
  }

  /** Refuses a job for which skip-gram is of no use. */
  void refuse(String job) {
    String reason = "skip-gram knows only the nodes it was trained on; embed writes its vectors";
    throw refines
        ? new InvalidSettingException(
            "refine.walks", settings.share(), "0 for the job " + job, reason)
        : new InvalidSettingException(
            "model.type", "node2vec", "lstm-autoencoder for the job " + job, reason);
  }
}
