package io.stride.walk.graph;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * A part of a text file that one task reads: the lines that start in it.
 *
 * @param file the file
 * @param start its first byte
 * @param length its bytes
 */
record TextSplit(InputFile file, long start, long length) implements Serializable {
  static final long LARGEST = 64L << 20;
  private static final long SMALLEST = 1L << 20;

  /**
   * Cuts files so that {@code tasks} tasks have work, in pieces of 1 to 64 MiB. Compressed files
   * stay whole.
   */
  static List<TextSplit> of(Configuration hadoop, InputFiles input, int tasks) {
    CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
    long share = input.totalLength() / Math.max(1, tasks) + 1;
    long size = Math.max(SMALLEST, Math.min(LARGEST, share));
    List<TextSplit> splits = new ArrayList<>();
    for (InputFile file : input.files()) {
      boolean compressed = codecs.getCodec(new Path(file.path())) != null;
      cut(file, compressed ? file.length() : size, splits);
    }
    return splits;
  }

  /** The whole of {@code file}. */
  static TextSplit whole(InputFile file) {
    return new TextSplit(file, 0, file.length());
  }

  private static void cut(InputFile file, long size, List<TextSplit> splits) {
    for (long start = 0; start < file.length(); start += size) {
      splits.add(new TextSplit(file, start, Math.min(size, file.length() - start)));
    }
  }
}
