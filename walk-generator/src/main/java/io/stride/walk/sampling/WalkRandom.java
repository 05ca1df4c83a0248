package io.stride.walk.sampling;

/**
 * The random numbers of one walk: draw {@code k} is a pure function of (seed, node, walk, k), so a
 * walk never depends on where or when it is drawn.
 *
 * <p>A counter-based use of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators", OOPSLA 2014): the key of a walk is the start of its counter, and the mix of key +
 * k·gamma is draw k. Keys are 64-bit hashes; of a billion walks of 200 draws about one pair in 10^9
 * shares part of its counter range, which no statistic of walks can see.
 */
public final class WalkRandom {
  /** What the counter grows by with every draw. */
  public static final long GAMMA = 0x9E3779B97F4A7C15L;

  private static final double UNIT = 0x1.0p-53;

  private long state;

  /** Starts the draws of one walk. */
  public void start(long seed, int node, int walk) {
    state = first(seed, node, walk);
  }

  /** Where the stream stands: all that {@link #resume} needs to go on elsewhere. */
  public long state() {
    return state;
  }

  /** Goes on where a stream stood. */
  public void resume(long from) {
    state = from;
  }

  /**
   * Where a stream stands after further draws.
   *
   * @param from where it stands now
   * @param draws how many, at least 0
   */
  public static long after(long from, int draws) {
    return from + draws * GAMMA;
  }

  /** The next draw: uniform in [0, 1), a multiple of 2^-53. */
  public double nextUnit() {
    state += GAMMA;
    return unit(state);
  }

  /** The counter of a walk before its first draw. */
  public static long first(long seed, int node, int walk) {
    long walkKey = ((long) node << 32) | (walk & 0xFFFFFFFFL);
    return mix(mix(seed + GAMMA) + GAMMA * (walkKey + 1));
  }

  /** The draw that a counter, after it has grown, stands for. */
  public static double unit(long counter) {
    return (mix(counter) >>> 11) * UNIT;
  }

  /** Stafford's variant 13 of the 64-bit finaliser: a bijection in which every bit counts. */
  public static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
