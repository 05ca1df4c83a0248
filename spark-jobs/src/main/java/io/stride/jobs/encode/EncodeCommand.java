package io.stride.jobs.encode;

import io.stride.jobs.cli.GivenOptions;
import io.stride.jobs.cli.InputOptions;
import io.stride.jobs.cli.JobCommand;
import io.stride.jobs.cli.JobContext;
import io.stride.jobs.cli.JobReport;
import io.stride.jobs.cli.OutputOptions;
import io.stride.jobs.config.StrideConfig;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stride encode}: a trained model and edges in, vectors out. */
@Command(
    name = "encode",
    description = {
      "Embeds the nodes of a graph with a model that embed or train saved: no training.",
      "With --known, only the nodes that those embeddings lack.",
      "Without --input, the bundled Cora citation graph is embedded."
    })
public final class EncodeCommand extends JobCommand {
  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "<output>/models of an earlier run, or one run's directory (encoding.model).")
  private String model;

  @Option(
      names = "--model-run-id",
      paramLabel = "ID",
      description =
          "Which run's model; without it, the newest complete one (encoding.model-run-id).")
  private String modelRunId;

  @Option(
      names = "--known",
      paramLabel = "DIR",
      description =
          "Embeddings of an earlier run; nodes that are in it are left out (encoding.known).")
  private String known;

  @Override
  protected Map<String, Object> overrides() {
    return new GivenOptions()
        .addAll(input.overrides())
        .addAll(output.overrides())
        .add("encoding.model", model)
        .add("encoding.model-run-id", modelRunId)
        .add("encoding.known", known)
        .asMap();
  }

  @Override
  protected void check(StrideConfig config) {
    EncodeSettings.read(config);
  }

  @Override
  protected JobReport run(JobContext context) throws Exception {
    EncodeSettings settings = EncodeSettings.read(context.config());
    if (settings.graph().bundledInput()) {
      context.progress().note("no --input: encoding the bundled Cora citation graph");
    }
    return new EncodeJob(context.spark(), settings, context.progress()).run();
  }
}
