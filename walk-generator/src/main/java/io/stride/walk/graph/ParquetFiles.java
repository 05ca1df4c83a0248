package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Tells Parquet files from others, by name and by the mark at their start and end. */
final class ParquetFiles {
  private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private ParquetFiles() {}

  /**
   * Whether the path or a file ends in {@code .parquet}, or the first file starts as Parquet does.
   *
   * @throws InvalidInputException if the first file cannot be read
   */
  static boolean looksLikeParquet(Configuration hadoop, InputFiles input) {
    boolean named =
        input.path().endsWith(".parquet")
            || input.files().stream().anyMatch(file -> file.path().endsWith(".parquet"));
    return named || markAt(hadoop, input.files().get(0), false);
  }

  /**
   * Refuses files that are not Parquet before Spark's tasks stumble on them.
   *
   * @throws InvalidInputException if one is not, or cannot be read
   */
  static void requireParquet(Configuration hadoop, InputFiles input) {
    for (InputFile file : input.files()) {
      if (!markAt(hadoop, file, false) || !markAt(hadoop, file, true)) {
        throw new InvalidInputException(
            file.name() + " is not a Parquet file, or only a part of one");
      }
    }
  }

  private static boolean markAt(Configuration hadoop, InputFile file, boolean end) {
    if (file.length() < MARK.length) {
      return false;
    }
    Path path = new Path(file.path());
    byte[] bytes = new byte[MARK.length];
    try {
      FileSystem system = path.getFileSystem(hadoop);
      try (FSDataInputStream in = system.open(path)) {
        in.readFully(end ? file.length() - MARK.length : 0, bytes);
      }
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file.name() + ": " + Causes.oneLine(e), e);
    }
    return Arrays.equals(bytes, MARK);
  }
}
