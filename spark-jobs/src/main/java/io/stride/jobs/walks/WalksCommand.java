package io.stride.jobs.walks;

import io.stride.jobs.cli.GivenOptions;
import io.stride.jobs.cli.InputOptions;
import io.stride.jobs.cli.JobCommand;
import io.stride.jobs.cli.JobContext;
import io.stride.jobs.cli.JobReport;
import io.stride.jobs.cli.OutputOptions;
import io.stride.jobs.cli.WalkOptions;
import io.stride.jobs.config.StrideConfig;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stride walks}: edges in, node2vec walks in Parquet out. */
@Command(
    name = "walks",
    description = {
      "Reads edges, draws node2vec walks, and writes them as Parquet for other tools.",
      "A run that was stopped goes on where it was: start it again with the same --run-id.",
      "Without --input, the bundled Cora citation graph is walked."
    })
public final class WalksCommand extends JobCommand {
  @Mixin private InputOptions input;
  @Mixin private WalkOptions walks;
  @Mixin private OutputOptions output;

  @Option(
      names = "--ids",
      paramLabel = "IDS",
      description = "What stands for a node: input (its id) or number (walks.ids).")
  private String ids;

  @Override
  protected Map<String, Object> overrides() {
    return new GivenOptions()
        .addAll(input.overrides())
        .addAll(walks.overrides())
        .addAll(output.overrides())
        .add("walks.ids", ids)
        .asMap();
  }

  @Override
  protected void check(StrideConfig config) {
    WalksSettings.read(config);
  }

  @Override
  protected JobReport run(JobContext context) throws Exception {
    WalksSettings settings = WalksSettings.read(context.config());
    if (settings.bundledInput()) {
      context.progress().note("no --input: walking the bundled Cora citation graph");
    }
    return new WalksJob(context.spark(), settings, context.progress()).run();
  }
}
