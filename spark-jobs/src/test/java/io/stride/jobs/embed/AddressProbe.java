package io.stride.jobs.embed;

import io.stride.train.device.DeviceChoice;
import io.stride.train.device.DeviceSetting;
import io.stride.train.device.DevicesUsed;
import io.stride.train.device.TaskDevice;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.collection.JavaConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/** A driver that asks tasks which run at the same time for their GPU's address. */
public final class AddressProbe {
  private AddressProbe() {}

  /** Prints a line per task. */
  public static void main(String[] arguments) {
    try (SparkSession spark = SparkSession.builder().appName("addresses").getOrCreate()) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      DeviceChoice choice = DeviceChoice.of(DeviceSetting.AUTO, context);
      choice.warning().ifPresent(warning -> System.out.println("warning " + warning));
      choice.announce(context);
      addresses(context, Integer.parseInt(arguments[0])).forEach(System.out::println);
      System.out.println("used " + DevicesUsed.probe(context, 2).text());
    }
    // Spark's timer for barriers is no daemon and would keep this process alive.
    System.exit(0);
  }

  /** A barrier holds every task until all of them run: none can be given another one's GPU. */
  private static List<String> addresses(JavaSparkContext context, int tasks) {
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    ClassTag<String> text = ClassTag$.MODULE$.apply(String.class);
    return context
        .parallelize(numbers, tasks)
        .rdd()
        .barrier()
        .mapPartitions(new Ask(), false, text)
        .toJavaRDD()
        .collect();
  }

  private static final class Ask
      extends AbstractFunction1<
          scala.collection.Iterator<Integer>, scala.collection.Iterator<String>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public scala.collection.Iterator<String> apply(scala.collection.Iterator<Integer> numbers) {
      BarrierTaskContext task = BarrierTaskContext.get();
      task.barrier();
      String line =
          "task %s of executor %s computes on %s"
              .formatted(
                  TaskDevice.addressOf(task).orElse("none"),
                  SparkEnv.get().executorId(),
                  TaskDevice.claim());
      Iterator<String> lines = List.of(line).iterator();
      return JavaConverters.asScalaIterator(lines);
    }
  }
}
