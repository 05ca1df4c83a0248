package io.stride.jobs.vectors;

import java.io.IOException;
import org.apache.hadoop.mapreduce.OutputCommitter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitterFactory;
import org.apache.parquet.hadoop.ParquetOutputFormat;

/** Parquet files of {@link VectorRow}s; public because Hadoop makes it by its name. */
public final class VectorOutputFormat extends ParquetOutputFormat<VectorRow> {
  private OutputCommitter committer;

  /** For Hadoop. */
  public VectorOutputFormat() {
    super(new VectorWriteSupport());
  }

  /**
   * The committer that Hadoop is configured with for the output's file system. Parquet's own would
   * pass by those of object stores, which have no atomic rename.
   */
  @Override
  public synchronized OutputCommitter getOutputCommitter(TaskAttemptContext task)
      throws IOException {
    if (committer == null) {
      committer =
          PathOutputCommitterFactory.createCommitter(FileOutputFormat.getOutputPath(task), task);
    }
    return committer;
  }
}
