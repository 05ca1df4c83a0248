package io.stride.jobs.walks;

import io.stride.jobs.memory.MemoryCheck;
import io.stride.walk.engine.EngineChoice;
import io.stride.walk.engine.EngineKind;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.WalkEstimates;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.sampling.WalkSettings;
import org.apache.spark.sql.SparkSession;

/** Which engine draws the walks of a graph with the memory that there is. */
final class EngineDecision {
  private final WalksSettings settings;
  private final MemoryCheck memory;

  EngineDecision(SparkSession spark, WalksSettings settings) {
    this.settings = settings;
    this.memory = MemoryCheck.of(spark, settings.config());
  }

  /**
   * Decides, before the graph is copied anywhere.
   *
   * @throws InvalidSettingException if what was asked for, or what is left to choose, needs more
   *     memory than there is
   */
  EngineChoice decide(EdgeTable edges, DistributedGraph graph) {
    GraphSize size = GraphSize.of(edges, graph.statistics().nodes(), graph.statistics().edges());
    EngineConfig config = settings.draw().engine();
    WalkSettings walks = settings.draw().walks();
    MemoryEstimate replicated =
        withIds(
            WalkEstimates.replicated(size, walks, memory.shape(), config.broadcastBytes()), size);
    EngineChoice choice = EngineChoice.decide(config.kind(), replicated, memory.given());
    if (choice.engine() == EngineKind.REPLICATED) {
      memory.requireFits(replicated, "walk.engine=partitioned");
    } else {
      memory.requireFits(
          withIds(WalkEstimates.partitioned(size, walks, memory.shape()), size),
          "more executors, or walks.ids=number");
    }
    return choice;
  }

  private MemoryEstimate withIds(MemoryEstimate estimate, GraphSize size) {
    return settings.table().ids() == TableSettings.Ids.NUMBER
        ? estimate
        : estimate.plus(WalkEstimates.ids(size, settings.draw().walks()));
  }
}
