package io.stride.walk.graph;

import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;

/** The keys of consecutive nodes, as one partition holds them. */
final class KeyBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int firstNode;
  private final long[] keys;

  private KeyBlock(int firstNode, long[] keys) {
    this.firstNode = firstNode;
    this.keys = keys;
  }

  /** Takes rows of node and key, in the order of the nodes. */
  static KeyBlock of(Iterator<Row> rows) {
    LongStream.Builder keys = LongStream.builder();
    int firstNode = 0;
    boolean first = true;
    while (rows.hasNext()) {
      Row row = rows.next();
      firstNode = first ? row.getInt(0) : firstNode;
      first = false;
      keys.add(row.getLong(1));
    }
    return new KeyBlock(firstNode, keys.build().toArray());
  }

  /** Copies the keys to the places of their nodes. */
  void copyTo(long[] all) {
    System.arraycopy(keys, 0, all, firstNode, keys.length);
  }
}
