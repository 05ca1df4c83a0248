package io.stride.jobs.linkprediction;

import io.stride.jobs.cli.GivenOptions;
import io.stride.jobs.cli.InputOptions;
import io.stride.jobs.cli.JobCommand;
import io.stride.jobs.cli.JobContext;
import io.stride.jobs.cli.JobReport;
import io.stride.jobs.cli.OutputOptions;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.PipelineSettings;
import io.stride.jobs.evaluation.Regularization;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stride link-prediction}: how well embeddings of a graph predict edges held out of it. */
@Command(
    name = "link-prediction",
    description = {
      "Holds edges out, embeds what is left, and predicts them from the vectors; AUC and average"
          + " precision of four operators, beside those of simpler vectors of the same walks.",
      "Without --input, the bundled Cora citation graph is taken."
    })
public final class LinkPredictionCommand extends JobCommand {
  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      description = "Share of the edges held out (link-prediction.held-out).")
  private String heldOut;

  @Override
  protected Map<String, Object> overrides() {
    return new GivenOptions()
        .addAll(input.overrides())
        .addAll(output.overrides())
        .add("link-prediction.held-out", heldOut)
        .asMap();
  }

  @Override
  protected void check(StrideConfig config) {
    PipelineSettings pipeline = EmbedSettings.read(config).pipeline();
    pipeline.requireFeatureInput(
        "for the job link-prediction", "it has no use for one-hot vectors");
    pipeline.master().requireAvailable();
    settings(config);
    LinkBaselines.read(config, pipeline);
  }

  @Override
  protected JobReport run(JobContext context) throws Exception {
    EmbedSettings graph = EmbedSettings.read(context.config());
    LinkBaselines baselines = LinkBaselines.read(context.config(), graph.pipeline());
    return new LinkPredictionRun(context.spark(), graph, settings(context.config()), baselines)
        .run(context.progress());
  }

  private static LinkPredictionSettings settings(StrideConfig config) {
    return new LinkPredictionSettings(
        config.number("link-prediction.held-out"),
        config.number("link-prediction.training-share"),
        Regularization.parse(
            "link-prediction.regularization", config.string("link-prediction.regularization")),
        config.integer("link-prediction.iterations"),
        config.longInteger("seed"));
  }
}
