package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts the adjacency entries of one shard into rows: counted first, then placed, then each row
 * sorted by itself.
 */
final class ShardBuilder {
  private final ShardLayout layout;
  private final int shard;
  private final boolean weighted;

  ShardBuilder(ShardLayout layout, int shard, boolean weighted) {
    this.layout = layout;
    this.shard = shard;
    this.weighted = weighted;
  }

  /**
   * The shard.
   *
   * @param blocks entries whose source is one of the shard's nodes, none twice
   * @throws InvalidInputException if weights add up to more than a float holds, or there are more
   *     entries than a Java array holds
   */
  GraphShard build(List<EdgeBlock> blocks) {
    int[] offsets = offsets(blocks);
    int[] neighbours = new int[offsets[offsets.length - 1]];
    float[] weights = weighted ? new float[neighbours.length] : null;
    int[] next = Arrays.copyOf(offsets, offsets.length - 1);
    for (EdgeBlock block : blocks) {
      for (int i = 0; i < block.sources().length; i++) {
        int place = next[layout.row(block.sources()[i])]++;
        neighbours[place] = block.targets()[i];
        if (weighted) {
          weights[place] = EdgeWeight.merged(block.weights()[i]);
        }
      }
    }
    sortRows(offsets, neighbours, weights);
    return new GraphShard(layout, shard, offsets, neighbours, weights);
  }

  private int[] offsets(List<EdgeBlock> blocks) {
    long entries = blocks.stream().mapToLong(block -> block.sources().length).sum();
    if (entries > Integer.MAX_VALUE - 8L) {
      throw new InvalidInputException(
          "one of %d parts of the graph has %d adjacency entries, more than an array holds; use more"
                  .formatted(layout.shards(), entries)
              + " partitions (--set walk.partitions=N)");
    }
    int[] offsets = new int[layout.rows(shard) + 1];
    for (EdgeBlock block : blocks) {
      for (int source : block.sources()) {
        offsets[layout.row(source) + 1]++;
      }
    }
    Arrays.parallelPrefix(offsets, Integer::sum);
    return offsets;
  }

  private static void sortRows(int[] offsets, int[] neighbours, float[] weights) {
    for (int row = 0; row + 1 < offsets.length; row++) {
      if (weights == null) {
        Arrays.sort(neighbours, offsets[row], offsets[row + 1]);
      } else {
        sortRow(offsets[row], offsets[row + 1], neighbours, weights);
      }
    }
  }

  /** Neighbour and bits of the weight in one long, so that a plain sort moves both. */
  private static void sortRow(int start, int end, int[] neighbours, float[] weights) {
    long[] pairs = new long[end - start];
    for (int i = start; i < end; i++) {
      pairs[i - start] = ((long) neighbours[i] << 32) | Float.floatToRawIntBits(weights[i]);
    }
    Arrays.sort(pairs);
    for (int i = start; i < end; i++) {
      neighbours[i] = (int) (pairs[i - start] >>> 32);
      weights[i] = Float.intBitsToFloat((int) pairs[i - start]);
    }
  }
}
