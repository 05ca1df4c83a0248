package io.stride.jobs.estimate;

import io.stride.jobs.cli.GivenOptions;
import io.stride.jobs.cli.InputOptions;
import io.stride.jobs.cli.JobCommand;
import io.stride.jobs.cli.JobContext;
import io.stride.jobs.cli.JobReport;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.BundledData;
import io.stride.jobs.embed.PipelineConfig;
import io.stride.walk.engine.EngineKind;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.EdgeInput;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stride estimate}: what a graph will take, before it is taken on. */
@Command(
    name = "estimate",
    description = {
      "Says how much memory and disk a job on a graph takes, and what to ask of a cluster.",
      "The graph is --input, which is counted, or any of --nodes and --edges."
    })
public final class EstimateCommand extends JobCommand {
  @Mixin private InputOptions input;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Nodes of a graph that need not exist: 1000000, 1e8, 100M.")
  private String nodes;

  @Option(
      names = "--edges",
      paramLabel = "N",
      description = "Its edges, an undirected one counted once: 2.5e9.")
  private String edges;

  @Option(names = "--weighted", description = "The same as --weights yes.")
  private boolean weighted;

  @Option(
      names = "--id-bytes",
      paramLabel = "N",
      description = "With --nodes: bytes of a text id on average; 0, the default: whole numbers.")
  private Integer idBytes;

  @Option(
      names = "--job",
      defaultValue = "embed",
      description = "embed (default), or walks: nothing but walks.")
  private EstimateSettings.Job job;

  @Option(
      names = "--engine",
      defaultValue = "auto",
      description = "Of --job walks: auto (default), replicated or partitioned.")
  private EngineKind engine;

  @Option(
      names = "--executors",
      paramLabel = "N",
      description = "Executors; 0, the default: as many as have room for the graph.")
  private int executors;

  @Option(
      names = "--executor-cores",
      paramLabel = "N",
      defaultValue = "4",
      description = "Tasks side by side in an executor (default: 4).")
  private int cores;

  @Option(
      names = "--executor-memory",
      paramLabel = "SIZE",
      description = "A heap like 8g that is there, to be checked.")
  private String memory;

  @Override
  protected Map<String, Object> overrides() {
    return new GivenOptions()
        .addAll(input.overrides())
        .add("input.weights", weighted ? "yes" : null)
        .asMap();
  }

  @Override
  protected void check(StrideConfig config) {
    EstimateJob unused = job(config);
    if (size(config).isEmpty()) {
      EdgeInput unusedInput = config.edgeInput();
    }
  }

  @Override
  protected Optional<JobReport> runWithoutSpark(StrideConfig config) {
    return size(config).map(job(config)::run);
  }

  @Override
  protected JobReport run(JobContext context) {
    StrideConfig config = context.config();
    GraphSize size = EstimateJob.count(context.spark(), config.edgeInput(), context.progress());
    context.progress().stage("estimating");
    return job(config).run(size);
  }

  private EstimateJob job(StrideConfig config) {
    long heap = memory == null ? 0 : Quantity.bytes("--executor-memory", memory);
    return new EstimateJob(
        PipelineConfig.read(config),
        new EstimateSettings(job, engine, cores, executors, heap),
        new EstimateJob.Walks(
            config.longInteger("walk.broadcast-bytes"),
            !config.string("walks.ids").equals("number")));
  }

  /** The size of a graph that isn't there; empty if one is to be counted. */
  private Optional<GraphSize> size(StrideConfig config) {
    if (nodes == null && edges == null && idBytes == null) {
      requireInput(config);
      return Optional.empty();
    }
    if (nodes == null || edges == null) {
      throw new InvalidSettingException("--nodes and --edges go together; give both");
    }
    if (input.overrides().containsKey("input.path")) {
      throw new InvalidSettingException(
          "--input is counted, --nodes and --edges are for a graph that isn't there; give one or"
              + " the other");
    }
    return Optional.of(
        new GraphSize(
            Quantity.count("--nodes", nodes),
            Quantity.count("--edges", edges),
            config.flag("input.directed"),
            config.choice("input.weights", EdgeInput.Weights.class) == EdgeInput.Weights.YES,
            idBytes == null ? 0 : idBytes));
  }

  private static void requireInput(StrideConfig config) {
    if (BundledData.meant(config)) {
      throw new InvalidSettingException("no graph; give --input PATH, or --nodes and --edges");
    }
  }
}
