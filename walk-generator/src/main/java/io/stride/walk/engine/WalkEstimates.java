package io.stride.walk.engine;

import io.stride.walk.sampling.WalkSettings;
import java.util.List;
import java.util.stream.Stream;

/** What drawing walks takes, by engine, when nothing else is done with them. */
public final class WalkEstimates {
  /** Bytes for the lists of hubs that every executor keeps beside its shards: an assumption. */
  static final long HUBS = 256L << 20;

  /** Walkers in flight per task slot of the partitioned engine: an assumption. */
  static final int IN_FLIGHT = 1 << 18;

  /** Bytes of a walker in flight beside its path. */
  static final int WALKER = 64;

  private WalkEstimates() {}

  /**
   * The replicated engine as {@link WalkEngines} sets it up.
   *
   * @param broadcastBytes adjacency lists up to this size are broadcast, larger ones read from
   *     files
   */
  public static MemoryEstimate replicated(
      GraphSize size, WalkSettings walks, ClusterShape shape, long broadcastBytes) {
    return new WalkMemory(size, walks).adjacency().bytes() <= broadcastBytes
        ? broadcast(size, walks, shape)
        : stored(size, walks, shape);
  }

  /** The ids that the job walks sends to every executor to write them: object and broadcast. */
  public static MemoryPart ids(GraphSize size, WalkSettings walks) {
    return MemoryPart.of("ids to write", 2 * new WalkMemory(size, walks).dictionary().bytes());
  }

  /** The replicated engine with a graph that the driver collects and broadcasts. */
  public static MemoryEstimate broadcast(GraphSize size, WalkSettings walks, ClusterShape shape) {
    WalkMemory memory = new WalkMemory(size, walks);
    List<MemoryPart> collecting =
        Stream.concat(memory.collecting().stream(), Stream.of(ids(size, memory))).toList();
    MemoryPart sharing =
        MemoryPart.of(
            "driver (while walking)",
            List.of(memory.adjacency(), blocks(memory.adjacency()), ids(size, memory)));
    MemoryPart executor = replicated(memory, shape, true);
    return new MemoryEstimate(
        executor,
        MemoryPart.largest(
            List.of(MemoryPart.of("driver (while collecting the graph)", collecting), sharing)),
        MemoryPart.largest(
            List.of(
                MemoryPart.of("one process (while collecting the graph)", collecting),
                MemoryPart.of("one process (while walking)", executor.parts()))),
        memory.collected(),
        0);
  }

  /** The replicated engine with a graph that executors read from files: one copy, no driver. */
  public static MemoryEstimate stored(GraphSize size, WalkSettings walks, ClusterShape shape) {
    WalkMemory memory = new WalkMemory(size, walks);
    return withoutDriver(size, memory, replicated(memory, shape, false));
  }

  /** The partitioned engine: the graph is spread, only the filter is everywhere. */
  public static MemoryEstimate partitioned(GraphSize size, WalkSettings walks, ClusterShape shape) {
    WalkMemory memory = new WalkMemory(size, walks);
    // A shard counts its entries with ints, a whole graph with longs.
    long lists = memory.adjacency().bytes() - (Long.BYTES - Integer.BYTES) * size.nodes();
    MemoryPart graph =
        MemoryPart.of(
            "graph",
            List.of(
                MemoryPart.of("shards", shape.share(lists)),
                MemoryPart.of("alias tables", shape.share(memory.aliasTables().bytes())),
                MemoryPart.of("loose edges", shape.share(memory.looseEdges().bytes())),
                memory.edgeFilter(),
                MemoryPart.of("hubs", HUBS)));
    long walker = (long) Integer.BYTES * walks.length() + WALKER;
    MemoryPart walkers = MemoryPart.of("walkers in flight", walker * IN_FLIGHT * shape.slots());
    return withoutDriver(
        size,
        memory,
        MemoryPart.of(
            "executor (partitioned engine)", List.of(graph, walkers, memory.dictionary(shape))));
  }

  /** The parts of a graph that every executor has a copy of. */
  public static MemoryPart graph(WalkMemory memory, boolean broadcast) {
    MemoryPart adjacency = memory.adjacency();
    return MemoryPart.of(
        "graph",
        List.of(
            adjacency,
            memory.edgeFilter(),
            memory.aliasTables(),
            memory.looseEdges(),
            MemoryPart.of("broadcast blocks", broadcast ? adjacency.bytes() : 0)));
  }

  private static MemoryPart replicated(WalkMemory memory, ClusterShape shape, boolean broadcast) {
    return MemoryPart.of(
        "executor (replicated engine)",
        List.of(graph(memory, broadcast), memory.walkers(shape.slots()), memory.dictionary(shape)));
  }

  private static MemoryEstimate withoutDriver(
      GraphSize size, WalkMemory memory, MemoryPart executor) {
    return new MemoryEstimate(
        executor,
        MemoryPart.of("driver", List.of(ids(size, memory))),
        MemoryPart.of("one process (while walking)", executor.parts()),
        0,
        0);
  }

  /** The ids of a small graph are gathered on the driver and broadcast from there. */
  private static MemoryPart ids(GraphSize size, WalkMemory memory) {
    return MemoryPart.of("dictionary", size.sharesIds() ? 2 * memory.dictionary().bytes() : 0);
  }

  private static MemoryPart blocks(MemoryPart part) {
    return MemoryPart.of("broadcast blocks", part.bytes());
  }
}
