package io.stride.train.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * The files of a directory of checkpoints: {@code checkpoint-000000000012} when they are finished,
 * {@code _checkpoint-...} while they are written.
 */
record CheckpointFiles(FileSystem fs, Path directory) {
  private static final String FINISHED = "checkpoint-[0-9]{12}";
  private static final String UNFINISHED = "_checkpoint-.*";

  /**
   * Writes a file that has its name only when it is finished; none is left if that fails.
   *
   * @return its size
   */
  long write(long number, Checkpoint checkpoint) throws IOException {
    Path target = path(number);
    Path unfinished = new Path(directory, "_" + target.getName() + "-" + UUID.randomUUID());
    try {
      long bytes = create(unfinished, checkpoint);
      // In the way can only be one that could not be read.
      fs.delete(target, false);
      if (!fs.rename(unfinished, target)) {
        throw new IOException("cannot rename " + unfinished + " to " + target);
      }
      return bytes;
    } catch (FSError e) {
      // What Hadoop's local file system throws where others throw an IOException.
      deleteAfter(e, unfinished);
      throw new IOException(String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException e) {
      deleteAfter(e, unfinished);
      throw e;
    }
  }

  Path path(long number) {
    return new Path(directory, String.format(Locale.ROOT, "checkpoint-%012d", number));
  }

  List<FileStatus> newestFirst() throws IOException {
    Comparator<FileStatus> byName = Comparator.comparing(file -> file.getPath().getName());
    return list(FINISHED).stream().sorted(byName.reversed()).toList();
  }

  /** What processes that were killed have begun to write. */
  List<FileStatus> unfinished() throws IOException {
    return list(UNFINISHED);
  }

  void delete(List<FileStatus> files) throws IOException {
    for (FileStatus file : files) {
      fs.delete(file.getPath(), false);
    }
  }

  private long create(Path file, Checkpoint checkpoint) throws IOException {
    fs.mkdirs(directory);
    try (FSDataOutputStream out = fs.create(file, true)) {
      long bytes = CheckpointWriter.write(checkpoint, out);
      // Without it, the name could reach the disk before the content does.
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
      return bytes;
    }
  }

  private void deleteAfter(Throwable failure, Path file) {
    try {
      fs.delete(file, false);
    } catch (IOException | FSError e) {
      failure.addSuppressed(e);
    }
  }

  private List<FileStatus> list(String pattern) throws IOException {
    try {
      return Arrays.stream(fs.listStatus(directory))
          .filter(file -> file.getPath().getName().matches(pattern))
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
