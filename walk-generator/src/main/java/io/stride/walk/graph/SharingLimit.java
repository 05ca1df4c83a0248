package io.stride.walk.graph;

/**
 * Up to which size of input the ids of all nodes are broadcast. Decided before the nodes are known:
 * there are at most twice as many as edges.
 *
 * @param edges edges read, at most; 0 or less: never
 * @param idBytes UTF-8 bytes of their ids, repeated ones included, at most
 */
record SharingLimit(long edges, long idBytes) {
  /** At most 2 million nodes with 64 MiB of ids: what a broadcast join would take too. */
  static final SharingLimit DEFAULT = new SharingLimit(1_000_000, 64L << 20);

  /** Ids always stay in Spark's partitions. */
  static final SharingLimit NEVER = new SharingLimit(0, 0);

  /** Whether what was read is within the limit. */
  boolean allows(EdgeCounts counts) {
    return allows(counts.edges(), counts.idBytes());
  }

  /** Whether so many edges, with so many bytes of ids, are within the limit. */
  boolean allows(long edgesRead, long idBytesRead) {
    return edgesRead <= edges && idBytesRead <= idBytes;
  }
}
