package io.stride.jobs.walks;

import io.stride.walk.engine.BulkWalkEngine;
import io.stride.walk.engine.NodeRange;
import io.stride.walk.engine.StartPlan;
import io.stride.walk.engine.Walk;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/** Draws and writes one batch at a time; several threads may use it if it is concurrent. */
final class BatchWriter {
  private final SparkContext context;
  private final BulkWalkEngine engine;
  private final StartPlan plan;
  private final WalkTable table;
  private final long stepsPerFile;

  /**
   * @param engine draws the walks
   * @param plan how many start at each node
   * @param table gives them their form
   * @param stepsPerFile steps of a file at most
   */
  BatchWriter(
      SparkContext context,
      BulkWalkEngine engine,
      StartPlan plan,
      WalkTable table,
      long stepsPerFile) {
    this.context = context;
    this.engine = engine;
    this.plan = plan;
    this.table = table;
    this.stepsPerFile = stepsPerFile;
  }

  /** Whether batches may be written side by side. */
  boolean concurrent() {
    return engine.concurrent();
  }

  /** Files, and thus tasks, of so many steps. */
  int files(long steps) {
    return (int) Math.max(1, (steps + stepsPerFile - 1) / stepsPerFile);
  }

  /**
   * Writes the walks of {@code range} to a directory that isn't there yet.
   *
   * @return the batch's counts, marked as finished
   * @throws IllegalStateException if not exactly the planned walks were written
   */
  BatchCounts write(int batch, NodeRange range, BatchStore store, StepMeter meter)
      throws IOException {
    LongAccumulator drawn = context.longAccumulator();
    LongAccumulator walks = context.longAccumulator();
    LongAccumulator steps = context.longAccumulator();
    meter.begin(batch, range.steps(), drawn);
    Path target = store.begin(batch);
    rows(range, drawn, walks, steps).write().parquet(target.toString());
    if (walks.value() != range.walks()) {
      throw new IllegalStateException(
          walks.value() + " walks were written of " + range.walks() + " in batch " + batch);
    }
    if (!engine.concurrent()) {
      engine.release();
    }
    BatchCounts counts = store.finish(batch, walks.value(), steps.value());
    meter.finish(batch);
    return counts;
  }

  private Dataset<Row> rows(
      NodeRange range, LongAccumulator drawn, LongAccumulator walks, LongAccumulator steps) {
    Dataset<Row> rows = table.of(perFile(range, drawn).map(walk -> count(walk, walks, steps)));
    return engine.ordered() ? rows : rows.sortWithinPartitions("node", "walk");
  }

  /**
   * One partition a file, without a shuffle: a file is several of the engine's partitions, one
   * after the other. Where these are in order, so are the files, and each has its own nodes.
   */
  private JavaRDD<Walk> perFile(NodeRange range, LongAccumulator drawn) {
    if (!engine.ordered()) {
      return draw(range, drawn).coalesce(files(range.steps()));
    }
    List<JavaRDD<Walk>> files =
        plan.cut(range.from(), range.to(), stepsPerFile).stream()
            .map(file -> draw(file, drawn).coalesce(1))
            .toList();
    return union(files);
  }

  /** All at once: two by two, many files would make a tree too deep to be sent. */
  @SuppressWarnings("unchecked") // No array of a generic type can be made otherwise.
  private JavaRDD<Walk> union(List<JavaRDD<Walk>> files) {
    JavaRDD<Walk>[] array = (JavaRDD<Walk>[]) new JavaRDD<?>[files.size()];
    return JavaSparkContext.fromSparkContext(context).union(files.toArray(array));
  }

  private JavaRDD<Walk> draw(NodeRange range, LongAccumulator drawn) {
    return engine.draw(plan.starts(), range.from(), range.to(), drawn);
  }

  /**
   * Exact, unlike the engine's own: no shuffle follows, and of each last stage's task one counts.
   */
  private static Walk count(Walk walk, LongAccumulator walks, LongAccumulator steps) {
    if (TaskContext.get().isInterrupted()) {
      // A stopped run must not go on writing; Spark itself looks between partitions only.
      throw new TaskKilledException("the run was stopped");
    }
    walks.add(1);
    steps.add(walk.path().length - 1L);
    return walk;
  }
}
