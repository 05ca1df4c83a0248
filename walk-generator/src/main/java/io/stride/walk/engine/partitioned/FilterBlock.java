package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.GraphShard;
import io.stride.walk.sampling.EdgeFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * The edges of a shard as an {@link EdgeFilter} remembers them, dealt out to the segments of the
 * filter: 8 bytes an edge on their way, however large the filter.
 */
final class FilterBlock {
  private final long words;
  private final int segments;
  private final long[][] keys;
  private final int[] sizes;

  private FilterBlock(long words, int segments) {
    this.words = words;
    this.segments = segments;
    this.keys = new long[segments][16];
    this.sizes = new int[segments];
  }

  /**
   * For each segment the keys of the shard's edges in it.
   *
   * @param words of the whole filter
   * @param segments parts of the filter
   */
  static Iterator<Tuple2<Integer, long[]>> dealt(GraphShard shard, long words, int segments) {
    FilterBlock block = new FilterBlock(words, segments);
    boolean directed = shard.layout().directed();
    for (int row = 0; row < shard.rowCount(); row++) {
      int node = shard.node(row);
      long end = shard.firstEntry(row) + shard.degree(row);
      for (long entry = shard.firstEntry(row); entry < end; entry++) {
        int neighbour = shard.neighbour(entry);
        if (directed || node < neighbour) {
          block.add(EdgeFilter.key(node, neighbour, directed));
        }
      }
    }
    return block.trimmed().iterator();
  }

  /** The first word of a segment; of segment {@code segments}: the number of words. */
  static long firstWord(int segment, long words, int segments) {
    return words / segments * segment + Math.min(segment, words % segments);
  }

  /** The segment that has a word. */
  private int segment(long word) {
    long size = words / segments;
    long longer = words % segments;
    long boundary = longer * (size + 1);
    return (int) (word < boundary ? word / (size + 1) : longer + (word - boundary) / size);
  }

  private void add(long key) {
    int segment = segment(EdgeFilter.word(key, words));
    if (sizes[segment] == keys[segment].length) {
      keys[segment] = Arrays.copyOf(keys[segment], sizes[segment] * 2);
    }
    keys[segment][sizes[segment]++] = key;
  }

  private List<Tuple2<Integer, long[]>> trimmed() {
    List<Tuple2<Integer, long[]>> blocks = new ArrayList<>();
    for (int segment = 0; segment < segments; segment++) {
      blocks.add(new Tuple2<>(segment, Arrays.copyOf(keys[segment], sizes[segment])));
    }
    return blocks;
  }
}
