package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.GraphShard;
import io.stride.walk.sampling.WalkSettings;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * What a superstep does in one partition.
 *
 * @param settings how to walk
 * @param replicas what all executors have
 * @param steps counts steps
 */
record PartitionWork(WalkSettings settings, Broadcast<Replicas> replicas, LongAccumulator steps)
    implements Serializable {

  /** The first superstep: the walks of the shard's nodes begin. */
  PartState begin(RowTable own, StartRange range) {
    Traveller traveller = new Traveller(settings, own, replicas.value());
    begin(traveller, (GraphShard) own.rows(), range);
    return done(traveller);
  }

  /** The walks that begin at the nodes of a shard. */
  static void begin(Traveller traveller, GraphShard shard, StartRange range) {
    int end = range.endRow(shard.layout(), shard.shard());
    for (int row = range.firstRow(shard.layout(), shard.shard()); row < end; row++) {
      int node = shard.node(row);
      int walks = range.starts().walks(node, shard.degree(row));
      for (int number = 0; number < walks; number++) {
        traveller.start(node, number);
      }
    }
  }

  /** Any further one: walkers arrive and go on. */
  Iterator<PartState> receive(Iterator<RowTable> own, Iterator<Tuple2<Integer, byte[]>> post) {
    Traveller traveller = new Traveller(settings, own.next(), replicas.value());
    while (post.hasNext()) {
      traveller.receive(Wire.ints(post.next()._2()));
    }
    return List.of(done(traveller)).iterator();
  }

  /** Keeps what was walked before. */
  static Iterator<PartState> carry(Iterator<PartState> fresh, Iterator<PartState> before) {
    return List.of(fresh.next().carrying(before.next())).iterator();
  }

  private PartState done(Traveller traveller) {
    steps.add(traveller.log().steps());
    return PartState.of(traveller);
  }
}
