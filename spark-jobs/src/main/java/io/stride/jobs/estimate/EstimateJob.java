package io.stride.jobs.estimate;

import io.stride.jobs.embed.EmbedMemory;
import io.stride.jobs.embed.PipelineSettings;
import io.stride.jobs.memory.HeapRule;
import io.stride.jobs.run.Progress;
import io.stride.walk.engine.ByteSize;
import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.EngineChoice;
import io.stride.walk.engine.EngineKind;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.MemoryGiven;
import io.stride.walk.engine.WalkEstimates;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.NodeDictionary;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** Memory, disk and steps of a job on a graph, whether the graph exists or not. */
public final class EstimateJob {
  /** GiB of heap that a machine is taken to have for one executor, if nothing else is said. */
  private static final int MACHINE = 64;

  /** GiB of heap that shards are spread until; more executors than that need is a choice. */
  private static final int SHARE = 16;

  private static final int MOST_EXECUTORS = 4096;

  private final PipelineSettings pipeline;
  private final EstimateSettings settings;
  private final Walks walks;

  /** Estimates for a pipeline, or for the job walks. */
  public EstimateJob(PipelineSettings pipeline, EstimateSettings settings, Walks walks) {
    this.pipeline = pipeline;
    this.settings = settings;
    this.walks = walks;
  }

  /**
   * What the memory of the job walks depends on beside the walks.
   *
   * @param broadcastBytes adjacency lists up to this size are broadcast
   * @param names whether nodes are written by their ids, which every executor then holds
   */
  public record Walks(long broadcastBytes, boolean names) {}

  /**
   * Counts a graph: its nodes exactly, its edges before duplicates are merged, which would take a
   * shuffle.
   *
   * @throws io.stride.walk.error.InvalidInputException if the edges cannot be used
   */
  public static GraphSize count(SparkSession spark, EdgeInput input, Progress progress) {
    progress.stage("counting edges");
    EdgeTable edges = EdgeReader.read(spark, input);
    edges.counts().notes().forEach(progress::note);
    progress.stage("counting nodes");
    NodeDictionary dictionary = NodeDictionary.of(edges);
    try {
      long proper = edges.counts().edges() - edges.counts().selfLoops();
      return GraphSize.of(edges, dictionary.size(), proper);
    } finally {
      dictionary.unpersist();
    }
  }

  /** The estimate for a graph. */
  public EstimateReport run(GraphSize size) {
    EngineChoice choice = choice(size);
    ClusterShape shape = new ClusterShape(executors(size, choice.engine()), settings.cores());
    MemoryEstimate estimate = estimate(size, choice.engine(), shape);
    return new EstimateReport(
        size,
        settings,
        new EstimateReport.Memory(estimate, choice, Recommendation.of(estimate, shape)),
        WalkVolume.of(size, pipeline, settings.job()));
  }

  private EngineChoice choice(GraphSize size) {
    if (settings.job() == EstimateSettings.Job.EMBED) {
      return new EngineChoice(EngineKind.REPLICATED, "embed knows no other");
    }
    ClusterShape shape = new ClusterShape(Math.max(1, settings.executors()), settings.cores());
    MemoryEstimate replicated = estimate(size, EngineKind.REPLICATED, shape);
    if (settings.engine() != EngineKind.AUTO || settings.memory() > 0) {
      MemoryGiven given = new MemoryGiven(settings.memory(), Long.MAX_VALUE, false);
      return EngineChoice.decide(settings.engine(), replicated, given);
    }
    int heap = HeapRule.heap(replicated.executor().bytes());
    return new EngineChoice(
        heap <= MACHINE ? EngineKind.REPLICATED : EngineKind.PARTITIONED,
        "a copy of the graph wants a heap of %d GiB, a machine is taken to have %d GiB for it"
            .formatted(heap, MACHINE));
  }

  /** As asked for, else as few as have room for the graph: how long it takes is a choice. */
  private int executors(GraphSize size, EngineKind engine) {
    if (settings.executors() > 0 || engine == EngineKind.REPLICATED) {
      return Math.max(1, settings.executors());
    }
    long share =
        settings.memory() > 0
            ? settings.memory() / ByteSize.GIB
            : Math.max(SHARE, 2L * partitionedHeap(size, MOST_EXECUTORS));
    return IntStream.range(1, MOST_EXECUTORS)
        .filter(executors -> partitionedHeap(size, executors) <= share)
        .findFirst()
        .orElse(MOST_EXECUTORS);
  }

  private int partitionedHeap(GraphSize size, int executors) {
    ClusterShape shape = new ClusterShape(executors, settings.cores());
    return HeapRule.heap(estimate(size, EngineKind.PARTITIONED, shape).executor().bytes());
  }

  private MemoryEstimate estimate(GraphSize size, EngineKind engine, ClusterShape shape) {
    if (settings.job() == EstimateSettings.Job.EMBED) {
      return EmbedMemory.of(size, pipeline, shape);
    }
    MemoryEstimate walking =
        engine == EngineKind.PARTITIONED
            ? WalkEstimates.partitioned(size, pipeline.walks(), shape)
            : WalkEstimates.replicated(size, pipeline.walks(), shape, walks.broadcastBytes());
    return walks.names() ? walking.plus(WalkEstimates.ids(size, pipeline.walks())) : walking;
  }
}
