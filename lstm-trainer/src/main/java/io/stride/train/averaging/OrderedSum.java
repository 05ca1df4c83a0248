package io.stride.train.averaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Adds the partitions' states up in the order of their partitions, whichever comes first: the same
 * bits in every run. With many partitions groups are added up on executors first, so that the
 * driver receives about √partitions states.
 */
final class OrderedSum {
  /** Up to here the driver takes every partition's state itself. */
  private static final int DIRECT = 16;

  private OrderedSum() {}

  static StateSum of(JavaPairRDD<Integer, StateSum> states, int partitions) {
    if (partitions <= DIRECT) {
      return add(states.collect());
    }
    int groupSize = (int) Math.ceil(Math.sqrt(partitions));
    int groups = (partitions + groupSize - 1) / groupSize;
    return add(
        states
            .mapToPair(state -> new Tuple2<>(state._1() / groupSize, state))
            .groupByKey(groups)
            .mapToPair(group -> new Tuple2<>(group._1(), add(group._2()).merged()))
            .collect());
  }

  private static StateSum add(Iterable<Tuple2<Integer, StateSum>> states) {
    List<Tuple2<Integer, StateSum>> ordered = new ArrayList<>();
    states.forEach(ordered::add);
    ordered.sort(Comparator.comparing(Tuple2::_1));
    StateSum sum = ordered.get(0)._2();
    for (Tuple2<Integer, StateSum> state : ordered.subList(1, ordered.size())) {
      sum.add(state._2());
    }
    return sum;
  }
}
