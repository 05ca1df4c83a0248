package io.stride.jobs.estimate;

import io.stride.jobs.cli.JobReport;
import io.stride.walk.engine.ByteSize;
import io.stride.walk.engine.EngineChoice;
import io.stride.walk.engine.EngineKind;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.MemoryGiven;
import io.stride.walk.engine.MemoryPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link EstimateJob} found.
 *
 * @param graph the graph's size
 * @param settings what the estimate is for
 * @param memory what is needed, and how to get it
 * @param volume what is walked and written
 */
public record EstimateReport(
    GraphSize graph, EstimateSettings settings, Memory memory, WalkVolume volume)
    implements JobReport {

  @Override
  public String table() {
    List<String> lines = new ArrayList<>();
    lines.add(graphLine());
    lines.addAll(MemoryTree.lines(memory.estimate().executor()));
    lines.addAll(MemoryTree.lines(memory.estimate().driver()));
    if (memory.choice().engine() == EngineKind.REPLICATED) {
      lines.addAll(MemoryTree.lines(local()));
    }
    if (memory.estimate().offHeap() > 0) {
      lines.add(
          "native memory: %s outside of an executor's heap, with %d tasks side by side"
              .formatted(ByteSize.text(memory.estimate().offHeap()), settings.cores()));
    }
    lines.addAll(MemoryTree.lines(disk()));
    lines.add(steps());
    lines.add(
        "engine: %s, because %s"
            .formatted(name(memory.choice().engine()), memory.choice().reason()));
    if (settings.memory() > 0) {
      lines.add(check());
    }
    lines.add("recommended: " + memory.recommended().options());
    return String.join("\n", lines);
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("graph", graph);
    json.put("settings", settings);
    json.put("memory", memory);
    json.put("volume", volume);
    return json;
  }

  private String graphLine() {
    return String.format(
        Locale.ROOT,
        "%s: %,d nodes, %,d edges, %s, %s",
        name(settings.job()),
        graph.nodes(),
        graph.edges(),
        graph.directed() ? "directed" : "undirected",
        graph.weighted() ? "weighted" : "unweighted");
  }

  /** One process that is driver and executor; a graph in parts is not for one machine. */
  private MemoryPart local() {
    MemoryPart together = memory.estimate().together();
    return MemoryPart.of("local master: " + together.name(), together.bytes());
  }

  /** Sizes before compression; walks are written by the walks job only. */
  private MemoryPart disk() {
    MemoryPart walks = MemoryPart.of("walks, if written", volume.walkBytes());
    MemoryPart vectors = MemoryPart.of("embeddings", volume.embeddingBytes());
    boolean embed = settings.job() == EstimateSettings.Job.EMBED;
    return MemoryPart.of(
        "disk, before compression", embed ? List.of(vectors, walks) : List.of(walks));
  }

  private String steps() {
    double hours = (double) volume.steps() / WalkVolume.CORE_HOUR;
    return String.format(
        Locale.ROOT,
        "steps: %,d; a core does about %.1f billion an hour, so %.1f core hours of walking",
        volume.steps(),
        WalkVolume.CORE_HOUR / 1e9,
        hours);
  }

  private String check() {
    long needed = memory.estimate().executor().bytes() + MemoryGiven.RESERVED;
    int wanted = memory.recommended().executorMemory();
    String verdict = "enough";
    if (needed > settings.memory()) {
      verdict = "too small, at least " + ByteSize.text(needed) + " are needed";
    } else if (wanted * ByteSize.GIB > settings.memory()) {
      verdict = "tight, " + wanted + " GiB are recommended";
    }
    return "executor memory of %s: %s".formatted(ByteSize.text(settings.memory()), verdict);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What is needed, and how to get it.
   *
   * @param estimate the most that is needed at a time
   * @param choice the engine that it is for
   * @param recommended what to ask of a cluster
   */
  public record Memory(MemoryEstimate estimate, EngineChoice choice, Recommendation recommended) {}
}
