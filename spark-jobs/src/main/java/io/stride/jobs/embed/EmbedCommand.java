package io.stride.jobs.embed;

import io.stride.jobs.cli.GivenOptions;
import io.stride.jobs.cli.InputOptions;
import io.stride.jobs.cli.JobCommand;
import io.stride.jobs.cli.JobContext;
import io.stride.jobs.cli.JobReport;
import io.stride.jobs.cli.OutputOptions;
import io.stride.jobs.cli.ResumeOption;
import io.stride.jobs.config.StrideConfig;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stride embed}: edges in, one vector per node in Parquet out. */
@Command(
    name = "embed",
    description = {
      "Reads edges, trains the LSTM autoencoder on node2vec walks, and writes one vector per node.",
      "A run that was stopped goes on from its newest checkpoint with the same --run-id and"
          + " --resume.",
      "Without --input, the bundled Cora citation graph is embedded."
    })
public final class EmbedCommand extends JobCommand {
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
    EmbedSettings.read(config).pipeline().master().requireAvailable();
  }

  @Override
  protected JobReport run(JobContext context) throws Exception {
    EmbedSettings settings = EmbedSettings.read(context.config());
    if (settings.bundledInput()) {
      context.progress().note("no --input: embedding the bundled Cora citation graph");
    }
    return new EmbedJob(context.spark(), settings, context.progress()).run();
  }
}
