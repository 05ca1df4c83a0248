package io.stride.jobs.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Puts what a task scored on a run's embeddings beside that run's other metrics, {@code
 * <output>/metrics/run=ID}, replacing the task's earlier scores. Embeddings that are not of a run
 * have no such place: then nothing is written.
 */
public final class TaskScores {
  private final SparkSession spark;
  private final RunSelection selection;
  private final Progress progress;

  /**
   * Scores of a task on the embeddings that were selected.
   *
   * @param spark writes the Parquet
   * @param selection the run
   * @param progress is told where the scores are, or why they are not
   */
  public TaskScores(SparkSession spark, RunSelection selection, Progress progress) {
    this.spark = spark;
    this.selection = selection;
    this.progress = progress;
  }

  /**
   * Writes a table. A place that cannot be written doesn't spoil the job: its result is on stdout.
   *
   * @param name of the task
   * @param rows one map per row, all with the same keys in the same order
   */
  public void write(String name, List<Map<String, Object>> rows) {
    if (selection.runId().isEmpty()) {
      return;
    }
    Path output = new Path(selection.path()).getParent().getParent();
    Path directory =
        new Path(new Path(output, RunPart.METRICS.directory()), "run=" + selection.runId().get());
    try {
      new MetricsWriter(spark, directory).replace(name, MetricsTable.ofRows(rows));
      progress.detail(name + ": scores in " + directory);
    } catch (IOException e) {
      progress.detail(name + ": scores could not be written to " + directory + ": " + e);
    }
  }
}
