package io.stride.jobs.run;

import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A run at work: holds the lock, owns the staging area, publishes at the end. Closing it without
 * having published discards what was staged; an older complete result of the same name is kept.
 */
public final class RunSession implements AutoCloseable {
  private final RunDirectory directory;
  private final RunLock lock;

  private RunSession(RunDirectory directory, RunLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Begins a run: checks that the output can be written, takes the lock, and removes what a killed
   * run of the same name left.
   *
   * @param job its name, for whoever finds the lock taken
   * @return empty if the run is complete already and is to be skipped
   * @throws InvalidSettingException if it is complete and {@link IfComplete#FAIL} was asked for, or
   *     the output directory cannot be written
   * @throws LockedException if another process works on this run
   */
  public static Optional<RunSession> begin(
      RunDirectory directory, IfComplete ifComplete, String job) throws IOException {
    if (nothingToDo(directory, ifComplete)) {
      return Optional.empty();
    }
    directory.requireWritable();
    RunLock lock = RunLock.acquire(directory.fileSystem(), directory.lock(), job);
    try {
      // Again under the lock: another process may have completed the run in between.
      if (nothingToDo(directory, ifComplete)) {
        lock.close();
        return Optional.empty();
      }
      RunSession session = new RunSession(directory, lock);
      session.removeLeftovers();
      return Optional.of(session);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Where this run's results lie. */
  public RunDirectory directory() {
    return directory;
  }

  /**
   * Moves what was staged into place, then writes the manifest: only now the run counts as
   * complete. An old result of the same name is removed just before, its manifest first.
   *
   * @throws IOException if a rename fails, or the lock was lost to another process
   */
  public void publish(Manifest manifest) throws IOException {
    lock.requireHeld();
    FileSystem fs = directory.fileSystem();
    removePublished();
    for (RunPart part : RunPart.values()) {
      if (fs.exists(directory.staging(part))) {
        HadoopFiles.rename(fs, directory.staging(part), directory.published(part));
      }
    }
    lock.requireHeld();
    HadoopFiles.writeAtomically(fs, directory.manifest(), manifest.toJson());
  }

  /**
   * Moves parts of a run that failed into place for a look at them, without a manifest: the run
   * does not count as complete, and its next start removes them. An older complete result of the
   * same name is not touched; then nothing is kept.
   *
   * @return whether the parts were kept
   * @throws IOException if a rename fails
   */
  public boolean keepIncomplete(RunPart... parts) throws IOException {
    if (directory.complete() || !lock.held()) {
      return false;
    }
    for (RunPart part : parts) {
      HadoopFiles.rename(
          directory.fileSystem(), directory.staging(part), directory.published(part));
    }
    return true;
  }

  /** Discards what is still staged and releases the lock. */
  @Override
  public void close() throws IOException {
    try {
      removeStaging();
    } finally {
      lock.close();
    }
  }

  private static boolean nothingToDo(RunDirectory directory, IfComplete ifComplete) {
    boolean complete = directory.complete();
    if (complete && ifComplete == IfComplete.FAIL) {
      throw new InvalidSettingException(
          "run "
              + directory.runId()
              + " is complete already in "
              + directory.output()
              + "; choose another --run-id, or --if-complete skip or replace");
    }
    return complete && ifComplete == IfComplete.SKIP;
  }

  private void removeLeftovers() throws IOException {
    removeStaging();
    if (!directory.complete()) {
      removePublished();
    }
  }

  private void removePublished() throws IOException {
    FileSystem fs = directory.fileSystem();
    HadoopFiles.deleteAll(fs, directory.manifest());
    for (RunPart part : RunPart.values()) {
      HadoopFiles.deleteAll(fs, directory.published(part));
    }
  }

  private void removeStaging() throws IOException {
    FileSystem fs = directory.fileSystem();
    Path staging = directory.staging();
    // A run that lost its lock must not delete what its successor stages.
    if (lock.checkHeld()) {
      HadoopFiles.deleteAll(fs, staging);
      HadoopFiles.deleteIfEmpty(fs, staging.getParent());
    }
  }
}
