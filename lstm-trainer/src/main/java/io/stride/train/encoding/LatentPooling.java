package io.stride.train.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scala.Tuple2;

/**
 * Sums latents per node for the pieces of one partition. Holds a bounded number of nodes; when it
 * is full, its sums are handed on as {@link PooledLatent}s and it starts anew.
 */
final class LatentPooling {
  /**
   * Part of the heap that the sums of all tasks may take. Walks come back to well-connected nodes
   * all the time, so that a pooling that is full early hands the same nodes on again and again:
   * with room for 64k of 580,000 nodes and one walk a node, 5.4 GiB were shuffled.
   */
  private static final int HEAP_SHARE = 10;

  /** Nodes that are held in any case; of 128 floats they take 41 MiB. */
  static final int LEAST_CAPACITY = 1 << 16;

  /** Bytes of a node beside its numbers: sum, array header, map entry and place, key, pair. */
  private static final int NODE_BYTES = 40 + 16 + 32 + 8 + 16 + 28;

  private final int partition;
  private final int capacity;
  private final Map<Integer, PooledLatent> sums = new HashMap<>();
  private int generation;
  private long piece;

  LatentPooling(int partition, int capacity) {
    this.partition = partition;
    this.capacity = capacity;
  }

  /**
   * How many nodes a task's sums have room for: a part of the heap, and never too few to be of use.
   *
   * @param heap bytes that the JVM may take
   * @param tasks that run in it side by side
   * @param size numbers per vector
   */
  static int capacity(long heap, int tasks, int size) {
    long room = heap / HEAP_SHARE / tasks / bytesPerNode(size);
    return (int) Math.max(LEAST_CAPACITY, Math.min(Integer.MAX_VALUE, room));
  }

  /** What a node takes with its sum of so many numbers. */
  static long bytesPerNode(int size) {
    return NODE_BYTES + (long) Float.BYTES * size;
  }

  /**
   * Adds one latent to every distinct node of a piece.
   *
   * @param nodes the piece's nodes, repeated ones included
   * @param walk number of the walk that the piece was cut from, unique in this partition
   * @param latents holds the latent from {@code offset} on
   */
  void add(int[] nodes, long walk, float[] latents, int offset, int size) {
    piece++;
    for (int node : nodes) {
      sums.computeIfAbsent(node, any -> new PooledLatent(partition, generation, size))
          .add(piece, walk, latents, offset);
    }
  }

  /** Whether the sums should be taken before more is added. */
  boolean full() {
    return sums.size() >= capacity;
  }

  /** Takes all sums, in node order. */
  List<Tuple2<Integer, PooledLatent>> take() {
    List<Tuple2<Integer, PooledLatent>> taken = new ArrayList<>(sums.size());
    sums.forEach((node, sum) -> taken.add(new Tuple2<>(node, sum)));
    taken.sort(Comparator.comparing(Tuple2::_1));
    sums.clear();
    generation++;
    return taken;
  }
}
