package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files that an input path stands for: a file, all files below a directory, or what a glob
 * matches; hidden ones (starting with {@code .} or {@code _}) are left out.
 *
 * @param path the path as the user wrote it
 * @param files at least one file, in the order of their paths
 */
record InputFiles(String path, List<InputFile> files) {
  /**
   * Looks the files up.
   *
   * @throws InvalidInputException if there are none, all are empty, or they cannot be listed
   */
  static InputFiles find(Configuration hadoop, String path) {
    List<FileStatus> found = new ArrayList<>();
    try {
      Path asked = new Path(path);
      FileSystem system = asked.getFileSystem(hadoop);
      for (FileStatus start : matches(system, asked)) {
        addFiles(system, start, found);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException("cannot read " + path + ": " + Causes.oneLine(e), e);
    }
    return checked(path, found);
  }

  /** Size of all files together, in bytes. */
  long totalLength() {
    return files.stream().mapToLong(InputFile::length).sum();
  }

  private static FileStatus[] matches(FileSystem system, Path asked) throws IOException {
    try {
      return new FileStatus[] {system.getFileStatus(asked)};
    } catch (FileNotFoundException e) {
      // No file of exactly this name: perhaps it is a pattern.
      FileStatus[] matched = system.globStatus(asked);
      return matched == null ? new FileStatus[0] : matched;
    }
  }

  private static void addFiles(FileSystem system, FileStatus status, List<FileStatus> found)
      throws IOException {
    if (!status.isDirectory()) {
      found.add(status);
      return;
    }
    for (FileStatus child : system.listStatus(status.getPath())) {
      String name = child.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        addFiles(system, child, found);
      }
    }
  }

  private static InputFiles checked(String path, List<FileStatus> found) {
    if (found.isEmpty()) {
      throw new InvalidInputException(
          "there is no file at " + path + "; input.path must name the edges of the graph");
    }
    found.sort(Comparator.comparing(status -> status.getPath().toString()));
    boolean single = found.size() == 1;
    List<InputFile> files =
        found.stream().map(status -> inputFile(status, single ? path : null)).toList();
    InputFiles result = new InputFiles(path, files);
    if (result.totalLength() == 0) {
      throw new InvalidInputException(path + " is empty; it must hold the edges of the graph");
    }
    return result;
  }

  private static InputFile inputFile(FileStatus status, String asked) {
    Path path = status.getPath();
    boolean asWritten = asked != null && new Path(asked).getName().equals(path.getName());
    boolean local = "file".equals(path.toUri().getScheme());
    String shown = local ? path.toUri().getPath() : path.toString();
    return new InputFile(path.toString(), asWritten ? asked : shown, status.getLen());
  }
}
