package io.stride.jobs.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small files and renames on a Hadoop file system, with failures as exceptions. */
public final class HadoopFiles {
  private static final Logger LOG = LoggerFactory.getLogger(HadoopFiles.class);

  private HadoopFiles() {}

  /** The file system of {@code path}; a local one without checksum files beside each file. */
  static FileSystem of(Path path, Configuration hadoop) throws IOException {
    FileSystem fs = path.getFileSystem(hadoop);
    return fs instanceof LocalFileSystem local ? local.getRawFileSystem() : fs;
  }

  /** The whole text of a small file. */
  public static String readText(FileSystem fs, Path file) throws IOException {
    try (InputStream in = fs.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static void writeText(FileSystem fs, Path file, String text) throws IOException {
    try (OutputStream out = fs.create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes so that {@code file} is never seen with half of its content. */
  public static void writeAtomically(FileSystem fs, Path file, String text) throws IOException {
    fs.mkdirs(file.getParent());
    Path temporary = new Path(file.getParent(), "_" + file.getName() + "-" + UUID.randomUUID());
    writeText(fs, temporary, text);
    try {
      fs.delete(file, false);
      rename(fs, temporary, file);
    } finally {
      fs.delete(temporary, false);
    }
  }

  /** Moves a file or directory to a place where nothing is yet. */
  public static void rename(FileSystem fs, Path from, Path to) throws IOException {
    fs.mkdirs(to.getParent());
    if (fs.exists(to) || !fs.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  /** Deletes with all content; does nothing if it is not there. */
  public static void deleteAll(FileSystem fs, Path path) throws IOException {
    if (fs.exists(path) && !fs.delete(path, true) && fs.exists(path)) {
      throw new IOException("cannot delete " + path);
    }
  }

  /** What is in a directory; nothing if it does not exist. */
  public static FileStatus[] list(FileSystem fs, Path directory) throws IOException {
    try {
      return fs.listStatus(directory);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  /** Deletes a directory that has become empty, so that no empty shells stay behind. */
  static void deleteIfEmpty(FileSystem fs, Path directory) {
    try {
      if (fs.exists(directory) && list(fs, directory).length == 0) {
        fs.delete(directory, false);
      }
    } catch (IOException e) {
      // Another run has just put something in; and an empty directory does no harm.
      LOG.debug("{} stays: {}", directory, e.getMessage());
    }
  }
}
