package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.Walk;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.GraphShard;
import io.stride.walk.graph.ShardLayout;
import io.stride.walk.sampling.EdgeFilter;
import io.stride.walk.sampling.LooseEdges;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Supersteps without Spark: fast enough for every combination of graph and settings. */
final class PartsInMemory {
  private final CompactGraph graph;
  private final WalkSettings walks;
  private final ShardLayout layout;
  private final List<RowTable> shards;
  private final Set<Errand> errands = EnumSet.noneOf(Errand.class);
  private int supersteps;

  PartsInMemory(CompactGraph graph, WalkSettings walks, int parts) {
    this.graph = graph;
    this.walks = walks;
    this.layout = new ShardLayout(graph.nodeCount(), parts, graph.directed());
    this.shards =
        IntStream.range(0, parts)
            .mapToObj(part -> RowTable.of(shard(graph, layout, part)))
            .toList();
  }

  /**
   * All walks.
   *
   * @param hubDegree nodes of at least this degree are copied
   */
  List<String> draw(int hubDegree, boolean filter) {
    Replicas replicas = replicas(hubDegree, filter);
    StartRange range = new StartRange(Draws.STARTS, 0, graph.nodeCount());
    List<int[]> stretches = new ArrayList<>();
    List<PartState> states = superstep(replicas, range, null);
    while (!states.isEmpty()) {
      states.forEach(state -> stretches.addAll(List.of(state.stretches())));
      boolean underWay = states.stream().anyMatch(state -> state.walkers() > 0);
      states = underWay ? superstep(replicas, null, states) : List.of();
    }
    return Draws.texts(walks(stretches, range));
  }

  /** What walkers came for, going by the first ones of each block. */
  Set<Errand> errands() {
    return errands;
  }

  /** Supersteps of the last draw. */
  int supersteps() {
    return supersteps;
  }

  private List<PartState> superstep(Replicas replicas, StartRange range, List<PartState> before) {
    List<PartState> after = new ArrayList<>();
    for (RowTable own : shards) {
      Traveller traveller = new Traveller(walks, own, replicas);
      GraphShard shard = (GraphShard) own.rows();
      if (before == null) {
        PartitionWork.begin(traveller, shard, range);
      } else {
        before.forEach(state -> receive(traveller, state.messages()[shard.shard()]));
      }
      after.add(PartState.of(traveller));
    }
    supersteps++;
    return after;
  }

  private void receive(Traveller traveller, int[][] blocks) {
    for (int[] block : blocks == null ? new int[0][] : blocks) {
      errands.add(Walker.errand(block, 0));
      traveller.receive(block);
    }
  }

  private List<Walk> walks(List<int[]> stretches, StartRange range) {
    List<Walk> drawn = new ArrayList<>();
    for (RowTable own : shards) {
      int shard = ((GraphShard) own.rows()).shard();
      List<int[]> mine = new ArrayList<>();
      PathAssembly.dealt(stretches.toArray(new int[0][]), layout.shards())
          .forEachRemaining(
              dealt ->
                  mine.addAll(dealt._1() == shard ? List.of(Wire.ints(dealt._2())) : List.of()));
      new PathTable(layout, shard, range).fill(mine).walks().forEachRemaining(drawn::add);
    }
    return drawn;
  }

  private Replicas replicas(int hubDegree, boolean filter) {
    List<HubBlock> blocks =
        shards.stream().map(own -> HubBlock.of((GraphShard) own.rows(), hubDegree)).toList();
    HubRows hubs = new HubRows(graph.nodeCount(), blocks, graph.weighted());
    boolean plus = walks.bias().kind() == WalkBias.Kind.NODE2VEC_PLUS && graph.weighted();
    return new Replicas(
        hubs,
        RowTable.of(hubs),
        filter ? EdgeFilter.of(graph) : null,
        plus ? LooseEdges.of(graph, walks.bias().gamma()) : null);
  }

  private static GraphShard shard(CompactGraph graph, ShardLayout layout, int shard) {
    int[] offsets = new int[layout.rows(shard) + 1];
    for (int row = 0; row < layout.rows(shard); row++) {
      offsets[row + 1] = offsets[row] + graph.degree(layout.node(shard, row));
    }
    int[] neighbours = new int[offsets[layout.rows(shard)]];
    float[] weights = graph.weighted() ? new float[neighbours.length] : null;
    for (int row = 0; row < layout.rows(shard); row++) {
      long first = graph.firstEntry(layout.node(shard, row));
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        neighbours[i] = graph.neighbour(first + i - offsets[row]);
        if (weights != null) {
          weights[i] = graph.weight(first + i - offsets[row]);
        }
      }
    }
    return new GraphShard(layout, shard, offsets, neighbours, weights);
  }
}
