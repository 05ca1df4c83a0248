package io.stride.jobs.tune;

import io.stride.jobs.cli.GivenOptions;
import io.stride.jobs.cli.InputOptions;
import io.stride.jobs.cli.JobCommand;
import io.stride.jobs.cli.JobContext;
import io.stride.jobs.cli.JobReport;
import io.stride.jobs.cli.OutputOptions;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedSettings;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stride tune}: which settings make the vectors that best predict held-out edges. */
@Command(
    name = "tune",
    description = {
      "Tries settings (tune.space) on a graph with some edges held out, and writes those whose"
          + " vectors best predict these edges as a file for --config.",
      "Without --input, the bundled Cora citation graph is taken."
    })
public final class TuneCommand extends JobCommand {
  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = "Configurations at most, the given one included (tune.candidates).")
  private String candidates;

  @Option(
      names = "--max-minutes",
      paramLabel = "MINUTES",
      description = "Minutes after which no other one is begun (tune.max-minutes).")
  private String maxMinutes;

  @Override
  protected Map<String, Object> overrides() {
    return new GivenOptions()
        .addAll(input.overrides())
        .addAll(output.overrides())
        .add("tune.candidates", candidates)
        .add("tune.max-minutes", maxMinutes)
        .asMap();
  }

  @Override
  protected void check(StrideConfig config) {
    EmbedSettings given = EmbedSettings.read(config);
    given.pipeline().master().requireAvailable();
    var unused = TuneSettings.read(config);
  }

  @Override
  protected JobReport run(JobContext context) throws Exception {
    EmbedSettings given = EmbedSettings.read(context.config());
    TuneSettings settings = TuneSettings.read(context.config());
    return new TuneJob(context.spark(), given, settings, context.progress()).run();
  }
}
