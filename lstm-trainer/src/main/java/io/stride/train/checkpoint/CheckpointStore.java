package io.stride.train.checkpoint;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The checkpoints of one training in a directory of their own on any Hadoop file system, one file
 * each. A file gets its name when all of it is written; where renaming is not atomic, as on object
 * stores, its length and checksum tell. Only one process may write at a time.
 */
public final class CheckpointStore {
  private final FileSystem fs;
  private final CheckpointFiles files;

  /**
   * Names the directory; touches nothing yet.
   *
   * @param fs holds the directory
   * @param directory its path
   */
  public CheckpointStore(FileSystem fs, Path directory) {
    this.fs = fs;
    this.files = new CheckpointFiles(fs, directory);
  }

  /**
   * Writes a checkpoint, then deletes old ones. If writing fails, the ones before are as they were.
   *
   * @param number its place in the order of checkpoints, &ge; 0; larger than that of any other one
   *     that can be read
   * @param checkpoint what to write
   * @param keep how many of the newest stay, this one included, at least 1
   * @throws IOException if the file system fails, for instance because it is full
   */
  public WrittenCheckpoint write(long number, Checkpoint checkpoint, int keep) throws IOException {
    long begin = System.nanoTime();
    long bytes = files.write(number, checkpoint);
    List<FileStatus> all = files.newestFirst();
    files.delete(all.subList(Math.min(keep, all.size()), all.size()));
    double seconds = (System.nanoTime() - begin) * 1e-9;
    return new WrittenCheckpoint(files.path(number), bytes, seconds);
  }

  /**
   * Reads the newest checkpoint that is whole. Newer ones that are not are deleted, so that they
   * don't count among those that are kept.
   *
   * @param identity what it must have been written for
   * @param notes is told of those that were passed over
   * @return empty if there is none at all
   * @throws InvalidSettingException if it was written for something else, or by a version of this
   *     program with another format; names the differences
   * @throws InvalidInputException if there are some but none is whole
   * @throws IOException if the file system fails
   */
  public Optional<StoredCheckpoint> newest(Map<String, String> identity, Consumer<String> notes)
      throws IOException {
    List<String> reasons = new ArrayList<>();
    List<FileStatus> corrupt = new ArrayList<>();
    for (FileStatus file : files.newestFirst()) {
      try {
        Checkpoint checkpoint = new CheckpointReader(fs, file).read();
        requireSame(file.getPath(), checkpoint.identity(), identity);
        files.delete(corrupt);
        return Optional.of(new StoredCheckpoint(file.getPath(), checkpoint));
      } catch (CorruptCheckpointException e) {
        reasons.add(file.getPath().getName() + " cannot be used: " + e.getMessage());
        notes.accept(reasons.get(reasons.size() - 1));
        corrupt.add(file);
      }
    }
    if (!reasons.isEmpty()) {
      throw new InvalidInputException(
          "no checkpoint in %s is whole (%s); start without --resume to train from the beginning"
              .formatted(files.directory(), String.join("; ", reasons)));
    }
    return Optional.empty();
  }

  /** Whether there is no checkpoint, whole or not. */
  public boolean isEmpty() throws IOException {
    return files.newestFirst().isEmpty();
  }

  /** Deletes all checkpoints, and what a process that was killed has begun to write. */
  public void clear() throws IOException {
    files.delete(files.newestFirst());
    clearUnfinished();
  }

  /** Deletes what a process that was killed has begun to write. */
  public void clearUnfinished() throws IOException {
    files.delete(files.unfinished());
  }

  static InvalidSettingException refused(Path file, List<String> differences) {
    return new InvalidSettingException(
        "%s belongs to another training: %s (use the settings and the graph of then, or start"
                .formatted(file, String.join("; ", differences))
            + " without --resume to train from the beginning)");
  }

  private static void requireSame(Path file, Map<String, String> then, Map<String, String> now) {
    List<String> differences = CheckpointIdentity.differences(then, now);
    if (!differences.isEmpty()) {
      throw refused(file, differences);
    }
  }
}
