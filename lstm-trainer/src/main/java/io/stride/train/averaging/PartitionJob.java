package io.stride.train.averaging;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/**
 * A Spark job with one task for each partition of a training. A class and not a lambda, because
 * Spark looks for unused references in a lambda by reading class files anew for every job, about 10
 * ms of it.
 */
final class PartitionJob<T> extends AbstractFunction2<TaskContext, Iterator<Integer>, T>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Work<T> work;

  PartitionJob(Work<T> work) {
    this.work = work;
  }

  /** What a task does. */
  interface Work<T> extends Serializable {
    T on(int partition);
  }

  /**
   * Runs the job.
   *
   * @param numbers of the partitions: one number in each, in order
   * @return what the tasks came to, in the same order
   */
  List<T> run(JavaRDD<Integer> numbers) {
    ClassTag<T> type = ClassTag$.MODULE$.apply(Object.class);
    Object results = numbers.context().runJob(numbers.rdd(), this, type);
    @SuppressWarnings("unchecked") // an array of what apply returns
    T[] inOrder = (T[]) results;
    return Arrays.asList(inOrder);
  }

  /** In a task. */
  T on(int partition) {
    return work.on(partition);
  }

  @Override
  public T apply(TaskContext task, Iterator<Integer> numbers) {
    return on(numbers.next());
  }
}
