package io.stride.train.averaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
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

  /** Runs a round's tasks on the partitions of these numbers and adds up what they come to. */
  static StateSum of(PartitionJob<StateSum> job, JavaRDD<Integer> partitions) {
    int count = partitions.getNumPartitions();
    return count <= DIRECT ? add(job.run(partitions)) : add(inGroups(job, partitions, count));
  }

  private static List<StateSum> inGroups(
      PartitionJob<StateSum> job, JavaRDD<Integer> partitions, int count) {
    int groupSize = (int) Math.ceil(Math.sqrt(count));
    int groups = (count + groupSize - 1) / groupSize;
    return inOrder(
        partitions
            .mapToPair(number -> new Tuple2<>(number, job.on(number)))
            .mapToPair(state -> new Tuple2<>(state._1() / groupSize, state))
            .groupByKey(groups)
            .mapToPair(group -> new Tuple2<>(group._1(), add(inOrder(group._2())).merged()))
            .collect());
  }

  private static List<StateSum> inOrder(Iterable<Tuple2<Integer, StateSum>> numbered) {
    List<Tuple2<Integer, StateSum>> ordered = new ArrayList<>();
    numbered.forEach(ordered::add);
    ordered.sort(Comparator.comparing(Tuple2::_1));
    return ordered.stream().map(Tuple2::_2).toList();
  }

  private static StateSum add(List<StateSum> ordered) {
    StateSum sum = ordered.get(0);
    ordered.subList(1, ordered.size()).forEach(sum::add);
    return sum;
  }
}
