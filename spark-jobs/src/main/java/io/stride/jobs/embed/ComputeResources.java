package io.stride.jobs.embed;

import io.stride.jobs.memory.MemoryCheck;
import io.stride.jobs.memory.NativeMemory;
import io.stride.jobs.run.Progress;
import io.stride.train.device.DeviceChoice;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** What training takes beside heaps, looked at before anything is read: devices, native memory. */
public final class ComputeResources {
  private ComputeResources() {}

  /**
   * Decides what tasks compute on, tells them, and checks the memory outside of the heap.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a GPU is required and there is none,
   *     GPUs are asked of Spark in a way that doesn't make one task per GPU, or the memory is
   *     certainly too small
   */
  public static void prepare(SparkSession spark, EmbedSettings settings, Progress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    DeviceChoice choice = DeviceChoice.of(settings.pipeline().device(), context);
    choice.warning().ifPresent(warning -> progress.note("warning: " + warning));
    choice.announce(context);
    int slots = MemoryCheck.of(spark, settings.config()).shape().slots();
    long needed = EmbedMemory.offHeap(settings.pipeline(), slots);
    NativeMemory memory = NativeMemory.of(spark);
    if (settings.config().flag("memory.check")) {
      memory.requireFits(needed);
    }
    progress.note(memory.line(needed));
  }
}
