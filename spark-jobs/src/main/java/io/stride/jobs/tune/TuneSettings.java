package io.stride.jobs.tune;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.evaluation.Regularization;
import io.stride.jobs.linkprediction.LinkPredictionSettings;

/**
 * How configurations are tried.
 *
 * @param candidates configurations at most, the given one included; &gt;= 1
 * @param maxMinutes minutes after which no other one is begun; &gt;= 0, 0: no limit
 * @param heldOut share of the edges held out, half of which choose; &gt; 0 and &lt; 1
 * @param links how the held-out edges are predicted, with the same share
 * @param space what is tried
 */
public record TuneSettings(
    int candidates,
    double maxMinutes,
    double heldOut,
    LinkPredictionSettings links,
    SearchSpace space) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public TuneSettings {
    require(
        candidates >= 1,
        "tune.candidates",
        candidates,
        ">= 1",
        "configurations that are tried, the given one included");
    require(
        maxMinutes >= 0,
        "tune.max-minutes",
        maxMinutes,
        ">= 0",
        "minutes after which no other configuration is begun; 0: no limit");
    requireShare(heldOut);
  }

  /**
   * Reads and checks the settings, and every value of the space.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range, a list is
   *     empty, or a key does not exist or shapes no vectors
   */
  public static TuneSettings read(StrideConfig config) {
    double heldOut = config.number("tune.held-out");
    // Before the settings of link prediction, which would name its own key.
    requireShare(heldOut);
    return new TuneSettings(
        config.integer("tune.candidates"),
        config.number("tune.max-minutes"),
        heldOut,
        new LinkPredictionSettings(
            heldOut,
            config.number("link-prediction.training-share"),
            Regularization.parse(
                "link-prediction.regularization", config.string("link-prediction.regularization")),
            config.integer("link-prediction.iterations"),
            config.longInteger("seed")),
        SearchSpace.of(config, config.valueLists("tune.space")));
  }

  private static void requireShare(double heldOut) {
    require(
        heldOut > 0 && heldOut < 1,
        "tune.held-out",
        heldOut,
        "> 0 and < 1",
        "share of the edges held out to score configurations by");
  }
}
