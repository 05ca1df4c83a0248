package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.ShardLayout;

/** The walkers that leave a part, by destination. */
final class Outbox {
  private final ShardLayout layout;
  private final IntLog[] logs;
  private long walkers;

  /**
   * @param layout says who has which node
   */
  Outbox(ShardLayout layout) {
    this.layout = layout;
    this.logs = new IntLog[layout.shards()];
  }

  /**
   * Starts a message to the part that has {@code node}; its values are added to the result.
   *
   * @param ints how many there will be
   */
  IntLog message(int node, int ints) {
    int shard = layout.shard(node);
    if (logs[shard] == null) {
      logs[shard] = new IntLog();
    }
    logs[shard].startRecord(ints);
    walkers++;
    return logs[shard];
  }

  /** How many walkers leave. */
  long walkers() {
    return walkers;
  }

  /** The messages by destination; those without any are null. */
  int[][][] messages() {
    int[][][] messages = new int[logs.length][][];
    for (int shard = 0; shard < logs.length; shard++) {
      messages[shard] = logs[shard] == null ? null : logs[shard].arrays();
    }
    return messages;
  }
}
