package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.Walk;
import io.stride.walk.graph.ShardLayout;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The paths of all walks that start in one partition. A walk's place is arithmetic: those of the
 * rows before it and its number, so nothing is sorted or hashed.
 */
final class PathTable {
  private final ShardLayout layout;
  private final int shard;
  private final int firstRow;
  private final int[] offsets;
  private int[][] paths;

  PathTable(ShardLayout layout, int shard, StartRange range) {
    this.layout = layout;
    this.shard = shard;
    this.firstRow = range.firstRow(layout, shard);
    this.offsets = new int[Math.max(0, range.endRow(layout, shard) - firstRow) + 1];
  }

  /**
   * Puts every stretch in its place.
   *
   * @param blocks all stretches of all walks, in any order
   */
  PathTable fill(List<int[]> blocks) {
    blocks.forEach(this::countWalks);
    Arrays.parallelPrefix(offsets, Integer::sum);
    int[] lengths = new int[offsets[offsets.length - 1]];
    blocks.forEach(block -> measure(block, lengths));
    paths = new int[lengths.length][];
    Arrays.setAll(paths, place -> new int[lengths[place]]);
    blocks.forEach(this::copy);
    return this;
  }

  /** The walks, by start and number. */
  Iterator<Walk> walks() {
    return IntStream.range(0, offsets.length - 1).boxed().flatMap(this::walksOfRow).iterator();
  }

  private java.util.stream.Stream<Walk> walksOfRow(int row) {
    int node = layout.node(shard, firstRow + row);
    return IntStream.range(offsets[row], offsets[row + 1])
        .mapToObj(place -> new Walk(node, place - offsets[row], paths[place]));
  }

  /** After this, the number of walks of a row stands one place further. */
  private void countWalks(int[] block) {
    for (int at = 0; at < block.length; at += StepLog.HEAD + block[at + 3]) {
      int next = row(block, at) + 1;
      offsets[next] = Math.max(offsets[next], block[at + 1] + 1);
    }
  }

  private void measure(int[] block, int[] lengths) {
    for (int at = 0; at < block.length; at += StepLog.HEAD + block[at + 3]) {
      int place = offsets[row(block, at)] + block[at + 1];
      lengths[place] = Math.max(lengths[place], block[at + 2] + block[at + 3]);
    }
  }

  private void copy(int[] block) {
    for (int at = 0; at < block.length; at += StepLog.HEAD + block[at + 3]) {
      int[] path = paths[offsets[row(block, at)] + block[at + 1]];
      System.arraycopy(block, at + StepLog.HEAD, path, block[at + 2], block[at + 3]);
    }
  }

  private int row(int[] block, int at) {
    return layout.row(block[at]) - firstRow;
  }
}
