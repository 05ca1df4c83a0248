package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;
import java.io.Serializable;

/**
 * Tells of most pairs of nodes that no edge joins them, with one memory access: a blocked Bloom
 * filter (Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", JEA 2009)
 * whose blocks are words of 64 bits with 4 bits set per edge. "No" is certain, "perhaps" must be
 * looked up. {@value #BITS_PER_EDGE} bits an edge; by the binomials some 1.2% of the pairs without
 * an edge get a "perhaps".
 */
public final class EdgeFilter implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bits per edge; an undirected one counts once. */
  public static final int BITS_PER_EDGE = 12;

  private static final int SHIFT = 27;
  private static final int MASK = (1 << SHIFT) - 1;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final boolean directed;
  private final long words;
  private final long[][] chunks;

  /**
   * An empty filter.
   *
   * @param edges edges that will be added, an undirected one counted once
   * @param directed whether the order of a pair matters
   */
  public EdgeFilter(long edges, boolean directed) {
    this.directed = directed;
    this.words = words(edges);
    this.chunks = new long[(int) ((words + MASK) >>> SHIFT)][];
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      chunks[chunk] = new long[(int) Math.min(1L << SHIFT, words - ((long) chunk << SHIFT))];
    }
  }

  /** The filter of all edges of a graph. */
  public static EdgeFilter of(CompactGraph graph) {
    EdgeFilter filter = new EdgeFilter(graph.edgeCount(), graph.directed());
    for (int node = 0; node < graph.nodeCount(); node++) {
      long end = graph.firstEntry(node) + graph.degree(node);
      for (long entry = graph.firstEntry(node); entry < end; entry++) {
        int neighbour = graph.neighbour(entry);
        if (graph.directed() || node < neighbour) {
          filter.add(node, neighbour);
        }
      }
    }
    return filter;
  }

  /** Words of 64 bits that the filter of so many edges has, at most 2^32. */
  public static long words(long edges) {
    return Math.min(1L << 32, Math.max(1, (edges * BITS_PER_EDGE + 63) / 64));
  }

  /** Words of 64 bits that it has. */
  public long words() {
    return words;
  }

  /** Adds an edge. */
  public void add(int source, int target) {
    long hash = hash(source, target);
    long word = word(hash);
    chunks[(int) (word >>> SHIFT)][(int) word & MASK] |= bits(hash);
  }

  /** False: there is certainly no such edge. True: there may be. */
  public boolean perhaps(int source, int target) {
    long hash = hash(source, target);
    long word = word(hash);
    long bits = bits(hash);
    return (chunks[(int) (word >>> SHIFT)][(int) word & MASK] & bits) == bits;
  }

  /**
   * Sets bits that another filter of the same edges and direction has in a word.
   *
   * @param word 0 to words - 1
   * @param bits those of the other filter
   */
  public void merge(long word, long bits) {
    chunks[(int) (word >>> SHIFT)][(int) word & MASK] |= bits;
  }

  /**
   * What a filter remembers of an edge: {@link #word(long, long)} and {@link #bits(long)} say where
   * it leaves a mark, so that a filter can be made in parts.
   */
  public static long key(int source, int target, boolean directed) {
    boolean swap = !directed && source > target;
    long first = swap ? target : source;
    long second = swap ? source : target;
    long z = (first << 32 | second) * GOLDEN;
    z ^= z >>> 29;
    z *= 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 32);
  }

  /**
   * The word that a key marks in a filter of so many words: its upper half, scaled to them; no
   * power of two is needed.
   */
  public static long word(long key, long words) {
    return ((key >>> 32) * words) >>> 32;
  }

  /** The bits that a key sets in its word: four places of 64 by its lower 24 bits. */
  public static long bits(long key) {
    return (1L << key) | (1L << (key >>> 6)) | (1L << (key >>> 12)) | (1L << (key >>> 18));
  }

  private long hash(int source, int target) {
    return key(source, target, directed);
  }

  private long word(long hash) {
    return word(hash, words);
  }
}
