package io.stride.walk.graph;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Count and fingerprint of edges. The fingerprint is the sum of a 64-bit hash of each edge
 * (xxHash64 of source, target and weight, chained), so it depends neither on the order nor on who
 * adds.
 */
final class RowTally implements Serializable {
  private static final long serialVersionUID = 1L;
  // The seed of Spark SQL's xxhash64 function, so that a query can reproduce a row's hash.
  private static final long SEED = 42;

  private long edges;
  private long selfLoops;
  private long idBytes;
  private long hashes;
  private boolean integers = true;

  /** Adds an edge; {@code weight} is 1 where there is none. */
  void add(String source, String target, double weight) {
    edges++;
    selfLoops += source.equals(target) ? 1 : 0;
    long ids = hash(target, hash(source, SEED));
    hashes += XXH64.hashLong(Double.doubleToLongBits(weight), ids);
    integers = integers && IdType.isCanonicalLong(source) && IdType.isCanonicalLong(target);
  }

  /** Adds all edges of {@code other}. */
  void add(RowTally other) {
    edges += other.edges;
    selfLoops += other.selfLoops;
    idBytes += other.idBytes;
    hashes += other.hashes;
    integers &= other.integers;
  }

  /** Edges added. */
  long edges() {
    return edges;
  }

  /** Whether every id is a 64-bit integer in canonical form. */
  boolean integers() {
    return integers;
  }

  /** 16 hexadecimal digits of the hashes' sum, a dash, the number of edges in hexadecimal. */
  String fingerprint() {
    return HexFormat.of().toHexDigits(hashes) + "-" + Long.toHexString(edges);
  }

  /** The counts of an input with this tally. */
  EdgeCounts counts(int files, long lines, long skipped, List<String> notes) {
    return new EdgeCounts(files, lines, skipped, edges, selfLoops, idBytes, notes);
  }

  private long hash(String id, long seed) {
    UTF8String text = UTF8String.fromString(id);
    idBytes += text.numBytes();
    return XXH64.hashUTF8String(text, seed);
  }
}
