package io.stride.jobs.run;

import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;

/**
 * A run at work: holds the lock, owns the staging area, publishes at the end. Closing it without
 * having published discards what was staged, or keeps it for the next start if that is the run's
 * {@link StagingPolicy}; an older complete result of the same name is kept.
 */
public final class RunSession implements AutoCloseable {
  private final RunDirectory directory;
  private final RunLock lock;
  private final StagingPolicy policy;
  private boolean published;

  private RunSession(RunDirectory directory, RunLock lock, StagingPolicy policy) {
    this.directory = directory;
    this.lock = lock;
    this.policy = policy;
  }

  /**
   * Begins a run that starts anew whatever an earlier one of its name left.
   *
   * @return as {@link #begin(RunDirectory, IfComplete, String, StagingPolicy)}
   */
  public static Optional<RunSession> begin(
      RunDirectory directory, IfComplete ifComplete, String job) throws IOException {
    return begin(directory, ifComplete, job, StagingPolicy.DISCARD);
  }

  /**
   * Begins a run: checks that the output can be written, takes the lock, and removes what a killed
   * run of the same name published in part and, unless the policy keeps it, staged.
   *
   * @param job its name, for whoever finds the lock taken
   * @param policy what becomes of staged files that are not published
   * @return empty if the run is complete already and is to be skipped
   * @throws InvalidSettingException if it is complete and {@link IfComplete#FAIL} was asked for, or
   *     the output directory cannot be written
   * @throws LockedException if another process works on this run
   */
  public static Optional<RunSession> begin(
      RunDirectory directory, IfComplete ifComplete, String job, StagingPolicy policy)
      throws IOException {
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
      RunSession session = new RunSession(directory, lock, policy);
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
    directory.removePublished();
    for (RunPart part : RunPart.values()) {
      if (fs.exists(directory.staging(part))) {
        HadoopFiles.rename(fs, directory.staging(part), directory.published(part));
      }
    }
    lock.requireHeld();
    HadoopFiles.writeAtomically(fs, directory.manifest(), manifest.toJson());
    published = true;
  }

  /**
   * Deletes all that is staged, which an earlier start of this run may have left.
   *
   * @throws IOException if the file system fails
   */
  public void discardStaged() throws IOException {
    // A run that lost its lock must not delete what its successor stages.
    if (lock.checkHeld()) {
      directory.removeStaged();
    }
  }

  /**
   * Deletes the staged parts of the result, but not what the job put into its own scratch places.
   *
   * @throws IOException if the file system fails
   */
  public void discardStagedParts() throws IOException {
    if (lock.checkHeld()) {
      for (RunPart part : RunPart.values()) {
        HadoopFiles.deleteAll(directory.fileSystem(), directory.staging(part));
      }
    }
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

  /** Discards what is still staged, unless it is kept, and releases the lock. */
  @Override
  public void close() throws IOException {
    try {
      if (published || policy == StagingPolicy.DISCARD) {
        discardStaged();
      }
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
    if (policy == StagingPolicy.DISCARD) {
      discardStaged();
    }
    if (!directory.complete()) {
      directory.removePublished();
    }
  }
}
