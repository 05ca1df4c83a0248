package io.stride.walk.engine;

import io.stride.walk.sampling.EdgeFilter;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkSettings;
import java.util.List;

/**
 * Bytes of the objects that walks need, by the fields of their classes; array headers and the like
 * are left out. In Spark a broadcast value takes its bytes twice on an executor: as the object, and
 * serialised, in the blocks that other executors fetch it from. Primitive arrays are as large
 * serialised as they are in memory.
 */
public final class WalkMemory {
  /** Walkers that a task advances together, and paths that wait for their turn. */
  private static final int PATHS = 64 + 128;

  /** Bytes of a walker beside its path. */
  private static final int WALKER = 80;

  private final GraphSize size;
  private final WalkSettings walks;

  /** Of walks like these on a graph of that size. */
  public WalkMemory(GraphSize size, WalkSettings walks) {
    this.size = size;
    this.walks = walks;
  }

  /** {@link io.stride.walk.graph.CompactGraph}: a long a node, an int an entry, or a float too. */
  public MemoryPart adjacency() {
    return MemoryPart.of("adjacency", Long.BYTES * size.nodes() + entryBytes() * size.entries());
  }

  /** {@link EdgeFilter}; nothing if p and q are 1. */
  public MemoryPart edgeFilter() {
    long words = walks.firstOrder() ? 0 : EdgeFilter.words(size.edges());
    return MemoryPart.of("edge filter", Long.BYTES * words);
  }

  /** {@link io.stride.walk.sampling.AliasTable}; nothing if the graph is unweighted. */
  public MemoryPart aliasTables() {
    long entry = size.weighted() ? Integer.BYTES + Float.BYTES : 0;
    return MemoryPart.of("alias tables", entry * size.entries());
  }

  /** {@link io.stride.walk.sampling.LooseEdges}; nothing unless node2vec+ walks by weight. */
  public MemoryPart looseEdges() {
    boolean plus = walks.bias().kind() == WalkBias.Kind.NODE2VEC_PLUS;
    return MemoryPart.of("loose edges", size.weighted() && plus ? Float.BYTES * size.nodes() : 0);
  }

  /** The ids of a graph, where a machine holds all of them: longs, or bytes with an int each. */
  public MemoryPart dictionary() {
    return MemoryPart.of("dictionary", idBytes() * size.nodes());
  }

  /** The ids on an executor: broadcast if they are few, else its part of a cached table. */
  public MemoryPart dictionary(ClusterShape shape) {
    long bytes =
        size.sharesIds()
            ? 2 * dictionary().bytes()
            : shape.share((Integer.BYTES + idBytes()) * size.nodes());
    return MemoryPart.of("dictionary", bytes);
  }

  /** Paths and positions of the walkers of some tasks. */
  public MemoryPart walkers(int tasks) {
    long path = (long) Integer.BYTES * walks.length() + WALKER;
    return MemoryPart.of("walkers", path * PATHS * tasks);
  }

  /** What tasks send to the driver when the graph is collected. */
  public long collected() {
    return (2 * Integer.BYTES + (size.weighted() ? Double.BYTES : 0)) * size.edges();
  }

  /** Everything that is alive when the collected edges become adjacency lists. */
  public List<MemoryPart> collecting() {
    return List.of(
        MemoryPart.of("collected edges", collected()),
        // Ends of the incoming lists, offsets of the outgoing ones, the next free places.
        MemoryPart.of("offsets", 3L * Long.BYTES * size.nodes()),
        MemoryPart.of("incoming lists", entryBytes() * size.entries()),
        MemoryPart.of("outgoing lists", entryBytes() * size.entries()));
  }

  private int entryBytes() {
    return Integer.BYTES + (size.weighted() ? Float.BYTES : 0);
  }

  private int idBytes() {
    return size.idBytes() == 0 ? Long.BYTES : size.idBytes() + Integer.BYTES;
  }
}
