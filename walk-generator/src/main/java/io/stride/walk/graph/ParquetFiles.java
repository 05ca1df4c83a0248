package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Tells Parquet files from others, by name and by the mark at their start and end. */
final class ParquetFiles {
  private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);
  // A mark at either end and the length of the footer.
  private static final int SMALLEST = 12;

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
    return named || hasMark(hadoop, input.files().get(0));
  }

  /**
   * Refuses files that are not Parquet before Spark's tasks stumble on them.
   *
   * @throws InvalidInputException if one is not, or cannot be read
   */
  static void requireParquet(Configuration hadoop, InputFiles input) {
    for (InputFile file : input.files()) {
      if (!hasMark(hadoop, file) || !hasFooter(hadoop, file)) {
        throw new InvalidInputException(
            file.name() + " is not a Parquet file, or only a part of one");
      }
    }
  }

  private static boolean hasMark(Configuration hadoop, InputFile file) {
    return file.length() >= SMALLEST && Arrays.equals(bytes(hadoop, file, 0, MARK.length), MARK);
  }

  // The file ends in its footer, the footer's length and the mark.
  private static boolean hasFooter(Configuration hadoop, InputFile file) {
    int size = Integer.BYTES + MARK.length;
    ByteBuffer end =
        ByteBuffer.wrap(bytes(hadoop, file, file.length() - size, size))
            .order(ByteOrder.LITTLE_ENDIAN);
    int footer = end.getInt();
    return end.equals(ByteBuffer.wrap(MARK)) && footer > 0 && footer <= file.length() - SMALLEST;
  }

  private static byte[] bytes(Configuration hadoop, InputFile file, long start, int length) {
    Path path = new Path(file.path());
    byte[] bytes = new byte[length];
    try {
      FileSystem system = path.getFileSystem(hadoop);
      try (FSDataInputStream in = system.open(path)) {
        in.readFully(start, bytes);
      }
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file.name() + ": " + Causes.oneLine(e), e);
    }
    return bytes;
  }
}
