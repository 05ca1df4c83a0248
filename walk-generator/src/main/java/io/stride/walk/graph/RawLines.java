package io.stride.walk.graph;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.LineRecordReader;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;

/**
 * The lines of a split, unpacked by Hadoop's codecs, without line ends and byte order mark.
 * Hadoop's reader is used directly, not through a Spark source, so that a file that cannot be read
 * is data for the driver and not a failing task.
 */
final class RawLines implements Closeable {
  private final LineRecordReader reader = new LineRecordReader();

  /**
   * Opens the split.
   *
   * @throws IOException if it cannot be read
   */
  RawLines(TextSplit split, Configuration hadoop) throws IOException {
    FileSplit part =
        new FileSplit(
            new Path(split.file().path()), split.start(), split.length(), new String[] {});
    reader.initialize(part, new TaskAttemptContextImpl(hadoop, new TaskAttemptID()));
  }

  /**
   * Goes to the next line; false after the last.
   *
   * @throws IOException if it cannot be read
   */
  boolean next() throws IOException {
    return reader.nextKeyValue();
  }

  /** The line; null if its bytes are not UTF-8. */
  String line() {
    Text text = reader.getCurrentValue();
    try {
      return Text.decode(text.getBytes(), 0, text.getLength(), false);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
