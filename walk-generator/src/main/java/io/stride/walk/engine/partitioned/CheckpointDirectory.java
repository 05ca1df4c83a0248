package io.stride.walk.engine.partitioned;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Where checkpoints go: Spark's own checkpoint directory if it has one, else one that is made for
 * them and deleted when this is closed.
 */
final class CheckpointDirectory implements AutoCloseable {
  private final JavaSparkContext context;
  private final String made;

  /**
   * @param otherwise where to make one if Spark has none
   * @throws UncheckedIOException if it cannot be made
   */
  CheckpointDirectory(JavaSparkContext context, String otherwise) {
    this.context = context;
    if (context.getCheckpointDir().isPresent()) {
      made = null;
    } else {
      context.setCheckpointDir(otherwise);
      made = context.getCheckpointDir().get();
    }
  }

  /** Deletes the checkpoint of an RDD that nobody computes any more, if it has one. */
  void delete(JavaRDD<?> rdd) {
    if (rdd.getCheckpointFile().isPresent()) {
      delete(rdd.getCheckpointFile().get());
    }
  }

  @Override
  public void close() {
    if (made != null) {
      context.sc().setCheckpointDir(null);
      delete(made);
    }
  }

  private void delete(String file) {
    Path path = new Path(file);
    try {
      path.getFileSystem(context.hadoopConfiguration()).delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the checkpoint " + file, e);
    }
  }
}
