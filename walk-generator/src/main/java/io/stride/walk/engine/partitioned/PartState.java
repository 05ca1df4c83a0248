package io.stride.walk.engine.partitioned;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * What a superstep leaves in one part of the graph.
 *
 * @param messages for each destination blocks of walkers, null for none
 * @param stretches blocks of a {@link StepLog}, those of earlier supersteps since the last
 *     checkpoint included
 * @param walkers how many are in the messages
 */
// Lies in Spark's storage: nobody compares or changes the arrays.
@SuppressWarnings("ArrayRecordComponent")
record PartState(int[][][] messages, int[][] stretches, long walkers) implements Serializable {

  /** What a traveller leaves. */
  static PartState of(Traveller traveller) {
    Outbox outbox = traveller.outbox();
    return new PartState(outbox.messages(), traveller.log().stretches(), outbox.walkers());
  }

  /** The blocks of walkers, each with its destination. */
  Iterator<Tuple2<Integer, byte[]>> post() {
    List<Tuple2<Integer, byte[]>> post = new ArrayList<>();
    for (int shard = 0; shard < messages.length; shard++) {
      if (messages[shard] != null) {
        for (int[] block : messages[shard]) {
          post.add(new Tuple2<>(shard, Wire.bytes(block)));
        }
      }
    }
    return post.iterator();
  }

  /** With the stretches of the superstep before, which are shared, not copied. */
  PartState carrying(PartState before) {
    int[][] all = Arrays.copyOf(before.stretches, before.stretches.length + stretches.length);
    System.arraycopy(stretches, 0, all, before.stretches.length, stretches.length);
    return new PartState(messages, all, walkers);
  }
}
