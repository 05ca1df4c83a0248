package io.stride.walk.engine;

/** Names one walk by its start node and its number, packed into a long. */
public final class WalkKey {
  private WalkKey() {}

  /**
   * The key of a walk.
   *
   * @param node the start, &gt;= 0
   * @param walk the walk's number at that node, &gt;= 0
   */
  public static long of(int node, int walk) {
    return ((long) node << 32) | walk;
  }

  /** The start node of a key. */
  public static int node(long key) {
    return (int) (key >>> 32);
  }

  /** The walk's number of a key. */
  public static int walk(long key) {
    return (int) key;
  }
}
