package io.stride.jobs.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that one process at a time works on a run: a file that all hosts see, created
 * atomically and renewed every 10 s. A lock whose process is gone (same machine), or that was not
 * renewed for 60 s, is stale and taken over.
 */
public final class RunLock implements AutoCloseable {
  /** A lock that was not renewed for this long has lost its holder. */
  static final Duration LIFE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
  private static final int ATTEMPTS = 3;

  private final LockFile file;
  private final LockOwner owner;
  private final LockRenewal renewal;
  private boolean lost;
  private boolean closed;

  private RunLock(LockFile file, LockOwner owner) {
    this.file = file;
    this.owner = owner;
    renewal = new LockRenewal(this::renew, this::closeQuietly);
  }

  /**
   * Takes the lock.
   *
   * @param lockFile the file; its directory is created
   * @param job what this process is doing, for others to read
   * @throws LockedException if another process holds it
   * @throws IOException if the file system fails
   */
  public static RunLock acquire(FileSystem fs, Path lockFile, String job) throws IOException {
    LockFile file = new LockFile(fs, lockFile);
    LockOwner owner = LockOwner.now(job);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (file.create(owner)) {
        RunLock lock = new RunLock(file, owner);
        lock.renewal.start();
        return lock;
      }
      removeIfStale(file);
    }
    throw locked(file, file.owner());
  }

  /** Whether this process still has the lock, as far as it knows. */
  public synchronized boolean held() {
    return !closed && !lost;
  }

  /**
   * Looks whether the lock is still this process's own, before it publishes anything.
   *
   * @throws IOException if another process took it over, for instance because this one was
   *     suspended for longer than a lock lives
   */
  public synchronized void requireHeld() throws IOException {
    if (!checkHeld()) {
      throw new IOException("another process took over the lock " + file.path());
    }
  }

  /** Whether the file still says that this process holds the lock. */
  synchronized boolean checkHeld() throws IOException {
    lost |= !isOwn();
    return held();
  }

  /** Releases the lock; one that another process took over is left alone. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    renewal.stop();
    try {
      if (isOwn()) {
        file.delete();
      }
    } finally {
      renewal.removeHook();
    }
  }

  /** One renewal; called by the background thread and by tests. */
  synchronized void renew() throws IOException {
    if (!held()) {
      return;
    }
    lost = !isOwn();
    if (lost) {
      LOG.warn("Another process took over the lock {}", file.path());
    } else {
      file.rewrite(owner);
    }
  }

  private boolean isOwn() throws IOException {
    return file.owner().filter(found -> found.token().equals(owner.token())).isPresent();
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      LOG.warn("Could not release the lock {}: {}", file.path(), e.getMessage());
    }
  }

  private static void removeIfStale(LockFile file) throws IOException {
    Optional<LockOwner> found = file.owner();
    Optional<Long> age = file.age();
    if (age.isEmpty()) {
      return;
    }
    boolean gone = found.filter(o -> o.process().surelyGone(ProcessIdentity.current())).isPresent();
    if (!gone && age.get() <= LIFE.toMillis()) {
      throw locked(file, found);
    }
    LOG.warn(
        "Taking over the lock {} of {}, which {}",
        file.path(),
        found.map(LockOwner::describe).orElse("an unknown process"),
        gone ? "is gone" : "has not renewed it for " + age.get() / 1000 + " s");
    file.removeStale(found);
  }

  private static LockedException locked(LockFile file, Optional<LockOwner> holder) {
    return new LockedException(
        "locked by "
            + holder.map(LockOwner::describe).orElse("another process")
            + "; wait for it, or choose another --run-id (lock "
            + file.path()
            + ")");
  }
}
