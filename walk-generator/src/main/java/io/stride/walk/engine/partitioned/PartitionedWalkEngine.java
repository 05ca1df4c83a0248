package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.BulkWalkEngine;
import io.stride.walk.engine.Walk;
import io.stride.walk.engine.WalkStarts;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.GraphShard;
import io.stride.walk.graph.ShardDegrees;
import io.stride.walk.graph.ShardLayout;
import io.stride.walk.sampling.WalkSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;

/**
 * The engine for graphs that no executor holds: the graph stays in Spark's partitions, and walkers
 * travel between them in supersteps (as in KnightKing: Yang et al., "KnightKing: A Fast Distributed
 * Graph Random Walk Engine", SOSP 2019). Draws the same walks as {@link
 * io.stride.walk.sampling.SecondOrderSampler}. Used by one thread at a time.
 */
public final class PartitionedWalkEngine implements BulkWalkEngine {
  private final JavaSparkContext context;
  private final WalkSettings walks;
  private final PartitionedSettings settings;
  private final WalkProgressListener listener;
  private final ShardLayout layout;
  private final JavaRDD<RowTable> shards;
  private final Broadcast<Replicas> replicas;
  private final CheckpointDirectory checkpoints;
  private final Set<JavaRDD<PartState>> held = new LinkedHashSet<>();

  /**
   * Cuts the graph up and shares what all executors need; Spark jobs.
   *
   * @param graph where to walk; closing it early makes lost parts costlier to get back, no more
   * @param walks how to walk
   * @param settings how to go about it
   * @param listener hears of every superstep
   */
  public PartitionedWalkEngine(
      JavaSparkContext context,
      DistributedGraph graph,
      WalkSettings walks,
      PartitionedSettings settings,
      WalkProgressListener listener) {
    this.context = context;
    this.walks = walks;
    this.settings = settings;
    this.listener = listener;
    this.layout = new ShardLayout(graph.nodeCount(), settings.partitions(), graph.directed());
    this.checkpoints = new CheckpointDirectory(context, settings.checkpointDirectory());
    try (JobDescription description = new JobDescription(context)) {
      description.show("walks: cutting the graph into %,d parts".formatted(settings.partitions()));
      this.shards =
          graph
              .shards(settings.partitions())
              .map(RowTable::of)
              .persist(StorageLevel.MEMORY_AND_DISK());
      this.replicas = share(graph);
    }
  }

  private Broadcast<Replicas> share(DistributedGraph graph) {
    try {
      JavaRDD<GraphShard> rows = shards.map(table -> (GraphShard) table.rows());
      return context.broadcast(Replicas.of(rows, graph, walks, settings));
    } catch (RuntimeException e) {
      shards.unpersist(false);
      checkpoints.close();
      throw e;
    }
  }

  /**
   * {@inheritDoc} All walks of the range are under way at the same time, and need room for {@code 4
   * * (length + 20)} bytes each. In order of nodes and numbers within each partition, which has the
   * nodes of a number modulo the number of partitions. Walks are drawn at once, and kept in Spark's
   * storage and checkpoints until {@link #release}; using them costs one shuffle.
   */
  @Override
  public JavaRDD<Walk> draw(WalkStarts starts, int from, int to, LongAccumulator steps) {
    StartRange range = new StartRange(starts, from, to);
    try (JobDescription description = new JobDescription(context)) {
      PartitionWork work = new PartitionWork(walks, replicas, steps);
      Supersteps supersteps =
          new Supersteps(work, settings.checkpointEvery(), listener, description, held);
      List<JavaRDD<PartState>> states = supersteps.run(shards, range);
      return PathAssembly.walks(states, layout, range);
    }
  }

  /** Edges that lead out of each node; a Spark job. */
  public int[] degrees() {
    return ShardDegrees.collect(shards.map(table -> (GraphShard) table.rows()), layout);
  }

  @Override
  public void release() {
    for (JavaRDD<PartState> state : held) {
      state.unpersist(false);
      checkpoints.delete(state);
    }
    held.clear();
  }

  @Override
  public void close() {
    release();
    checkpoints.close();
    shards.unpersist(false);
    replicas.destroy();
  }
}
