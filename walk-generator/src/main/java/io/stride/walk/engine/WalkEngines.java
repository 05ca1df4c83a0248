package io.stride.walk.engine;

import io.stride.walk.engine.partitioned.PartitionedWalkEngine;
import io.stride.walk.engine.partitioned.WalkProgressListener;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.StoredGraph;
import io.stride.walk.sampling.WalkSettings;

/** The one place that knows which engines there are. */
public final class WalkEngines {
  private WalkEngines() {}

  /**
   * Opens the engine of a graph, which it takes over: it is freed as soon as the engine doesn't
   * need it any more.
   *
   * @param graph where to walk
   * @param walks how to walk
   * @param settings which engine; {@link EngineKind#AUTO} is replicated here, whoever knows the
   *     memory decides before
   * @param listener hears how far the walks of a partitioned engine are
   */
  public static WalkSource open(
      DistributedGraph graph,
      WalkSettings walks,
      EngineSettings settings,
      WalkProgressListener listener) {
    try (graph) {
      return settings.kind() == EngineKind.PARTITIONED
          ? partitioned(graph, walks, settings, listener)
          : replicated(graph, walks, settings);
    }
  }

  private static WalkSource replicated(
      DistributedGraph graph, WalkSettings walks, EngineSettings settings) {
    ReplicatedBulkEngine engine;
    if (adjacencyBytes(graph) <= settings.broadcastBytes()) {
      CompactGraph compact = graph.collect().graph();
      engine = new ReplicatedBulkEngine(graph.context(), compact, walks);
    } else {
      String directory = settings.partitioned().checkpointDirectory() + "/graph";
      int shards = graph.context().defaultParallelism();
      StoredGraph stored = StoredGraph.write(graph, shards, directory);
      engine = new ReplicatedBulkEngine(graph.context(), stored, walks);
    }
    return new WalkSource(engine, graph.nodeCount(), engine.degrees());
  }

  private static WalkSource partitioned(
      DistributedGraph graph,
      WalkSettings walks,
      EngineSettings settings,
      WalkProgressListener listener) {
    PartitionedWalkEngine engine =
        new PartitionedWalkEngine(graph.context(), graph, walks, settings.partitioned(), listener);
    int[] degrees = engine.degrees();
    return new WalkSource(engine, graph.nodeCount(), node -> degrees[node]);
  }

  /** Offsets, neighbours and weights of the compact graph. */
  private static long adjacencyBytes(DistributedGraph graph) {
    long entries = graph.statistics().edges() * (graph.directed() ? 1 : 2);
    int perEntry = graph.weighted() ? Integer.BYTES + Float.BYTES : Integer.BYTES;
    return entries * perEntry + (long) Long.BYTES * graph.nodeCount();
  }
}
