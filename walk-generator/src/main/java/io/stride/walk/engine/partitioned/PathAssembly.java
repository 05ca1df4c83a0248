package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.Walk;
import io.stride.walk.graph.ShardLayout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Brings the stretches of each walk together, in the partition that has the walk's start. */
final class PathAssembly {
  private PathAssembly() {}

  /**
   * The walks; one shuffle.
   *
   * @param states have all stretches, each once; at least one
   * @param layout says which partition has which node
   * @param range the walks that were drawn
   */
  static JavaRDD<Walk> walks(
      List<JavaRDD<PartState>> states, ShardLayout layout, StartRange range) {
    int shards = layout.shards();
    // One union of few RDDs: one for every checkpoint, and the last.
    return states.stream()
        .reduce(JavaRDD::union)
        .orElseThrow()
        .flatMapToPair(state -> dealt(state.stretches(), shards))
        .partitionBy(new HashPartitioner(shards))
        .mapPartitionsWithIndex((shard, blocks) -> walks(layout, shard, range, blocks), true);
  }

  /** The stretches by the partition of their walk's start. */
  static Iterator<Tuple2<Integer, byte[]>> dealt(int[][] stretches, int shards) {
    IntLog[] logs = new IntLog[shards];
    for (int[] block : stretches) {
      int length;
      for (int at = 0; at < block.length; at += length) {
        length = StepLog.HEAD + block[at + 3];
        int shard = block[at] % shards;
        if (logs[shard] == null) {
          logs[shard] = new IntLog();
        }
        logs[shard].startRecord(length);
        logs[shard].addAll(block, at, length);
      }
    }
    return IntStream.range(0, shards)
        .filter(shard -> logs[shard] != null)
        .boxed()
        .flatMap(
            shard ->
                List.of(logs[shard].arrays()).stream().map(b -> new Tuple2<>(shard, Wire.bytes(b))))
        .iterator();
  }

  private static Iterator<Walk> walks(
      ShardLayout layout, int shard, StartRange range, Iterator<Tuple2<Integer, byte[]>> received) {
    List<int[]> blocks = new ArrayList<>();
    received.forEachRemaining(block -> blocks.add(Wire.ints(block._2())));
    return new PathTable(layout, shard, range).fill(blocks).walks();
  }
}
