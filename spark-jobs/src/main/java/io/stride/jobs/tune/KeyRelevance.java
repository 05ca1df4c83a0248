package io.stride.jobs.tune;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.embed.PipelineSettings;
import io.stride.train.features.FeatureType;
import java.util.List;

/** Which keys shape the vectors of a graph, and which of these count in a configuration. */
final class KeyRelevance {
  private static final List<String> SECTIONS =
      List.of("walk", "features", "model", "training", "averaging", "skip-gram", "refine");
  private static final List<String> KEYS = List.of("encoding.walks", "encoding.normalize");

  private KeyRelevance() {}

  /**
   * Refuses a key that shapes no vectors.
   *
   * @throws io.stride.walk.error.InvalidSettingException with the sections that do
   */
  static void requireSearchable(String key) {
    require(
        SECTIONS.contains(section(key)) || KEYS.contains(key),
        "tune.space",
        key,
        "keys of " + String.join(", ", SECTIONS) + ", or " + String.join(", ", KEYS),
        "only what shapes the vectors of a given graph can be searched");
  }

  /** Whether another value of a key that exists could make other vectors. */
  static boolean matters(String key, PipelineSettings settings) {
    if (key.equals("features.engine")) {
      return false;
    }
    if (key.equals("features.hop-weights")
        && settings.featuresToChoose().type() == FeatureType.PPMI) {
      return false;
    }
    return switch (section(key)) {
      case "skip-gram" -> settings.skipGram().isPresent();
      case "features", "encoding", "training" -> !settings.node2vec();
      case "model" ->
          !settings.node2vec() || key.equals("model.type") || key.equals("model.latent");
      default -> true;
    };
  }

  private static String section(String key) {
    return key.substring(0, Math.max(0, key.indexOf('.')));
  }
}
