package io.stride.walk.graph;

/** Where the entries of a shard go in the whole graph, one after another. */
final class EntryPlaces {
  private final ShardLayout layout;
  private final int shard;
  private final long[] offsets;
  private int row = -1;
  private long place;
  private long end;

  EntryPlaces(ShardLayout layout, int shard, long[] offsets) {
    this.layout = layout;
    this.shard = shard;
    this.offsets = offsets;
  }

  /** Entries of the shard. */
  int count() {
    long count = 0;
    for (int i = 0; i < layout.rows(shard); i++) {
      int node = layout.node(shard, i);
      count += offsets[node + 1] - offsets[node];
    }
    return Math.toIntExact(count);
  }

  /** The place of the next entry; asked for {@link #count()} times. */
  long next() {
    while (place == end) {
      int node = layout.node(shard, ++row);
      place = offsets[node];
      end = offsets[node + 1];
    }
    return place++;
  }
}
