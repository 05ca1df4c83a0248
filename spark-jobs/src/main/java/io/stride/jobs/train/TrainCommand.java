package io.stride.jobs.train;

import io.stride.jobs.cli.GivenOptions;
import io.stride.jobs.cli.InputOptions;
import io.stride.jobs.cli.JobCommand;
import io.stride.jobs.cli.JobContext;
import io.stride.jobs.cli.JobReport;
import io.stride.jobs.cli.OutputOptions;
import io.stride.jobs.cli.ResumeOption;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.PipelineSettings;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stride train}: edges in, a model out. */
@Command(
    name = "train",
    description = {
      "Reads edges, trains the LSTM autoencoder on a sample of node2vec walks, and saves the model.",
      "A run that was stopped goes on from its newest checkpoint with the same --run-id and"
          + " --resume.",
      "The job encode turns nodes of this or another graph into vectors with it.",
      "Without --input, the bundled Cora citation graph is trained on."
    })
public final class TrainCommand extends JobCommand {
  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;
  @Mixin private ResumeOption resume;

  @Override
  protected Map<String, Object> overrides() {
    return new GivenOptions()
        .addAll(input.overrides())
        .addAll(output.overrides())
        .addAll(resume.overrides())
        .asMap();
  }

  @Override
  protected void check(StrideConfig config) {
    PipelineSettings pipeline = EmbedSettings.read(config).pipeline();
    pipeline.requireFeatures(
        "train",
        "a one-hot network knows only the nodes it was trained on; embed writes its vectors");
    pipeline.master().requireAvailable();
  }

  @Override
  protected JobReport run(JobContext context) throws Exception {
    EmbedSettings settings = EmbedSettings.read(context.config());
    if (settings.bundledInput()) {
      context.progress().note("no --input: training on the bundled Cora citation graph");
    }
    return new TrainJob(context.spark(), settings, context.progress()).run();
  }
}
