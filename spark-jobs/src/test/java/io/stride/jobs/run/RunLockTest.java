package io.stride.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  private static final long NO_SUCH_PROCESS = Long.MAX_VALUE;

  @TempDir Path directory;
  private FileSystem fs;
  private Path file;

  @BeforeEach
  void setUp() throws IOException {
    file = directory.resolve("_locks/r1.lock");
    fs = HadoopFiles.of(hadoopPath(), new Configuration());
  }

  @Test
  void aSecondHolderIsRefusedAndToldWhoTheFirstIs() throws IOException {
    try (RunLock lock = acquire()) {
      assertThatThrownBy(this::acquire)
          .isInstanceOf(LockedException.class)
          .hasMessageStartingWith("locked by embed on ")
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + ") since 20");
      assertThat(lock.held()).isTrue();
    }
    assertThat(file).doesNotExist();
    acquire().close();
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Optional<RunLock>> attempt = this::tryToAcquire;
      List<Future<Optional<RunLock>>> results =
          threads.invokeAll(java.util.Collections.nCopies(8, attempt));
      int holders = 0;
      for (Future<Optional<RunLock>> result : results) {
        holders += result.get().isPresent() ? 1 : 0;
      }
      assertThat(holders).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theLockOfAnEndedProcessOfThisMachineIsTakenOver() throws IOException {
    ProcessIdentity self = ProcessIdentity.current();
    write(new ProcessIdentity(self.host(), self.machine(), NO_SUCH_PROCESS, 1));

    acquire().close();

    assertThat(file).doesNotExist();
  }

  @Test
  void aProcessIdThatWasGivenAgainIsNotTheHolder() throws IOException {
    ProcessIdentity self = ProcessIdentity.current();
    write(new ProcessIdentity(self.host(), self.machine(), self.pid(), self.started() - 60_000));

    acquire().close();
  }

  @Test
  void theLockOfAnotherMachineCountsWhileItIsRenewed() throws IOException {
    write(new ProcessIdentity("elsewhere", "another", NO_SUCH_PROCESS, 1));

    assertThatThrownBy(this::acquire)
        .isInstanceOf(LockedException.class)
        .hasMessageContaining("on elsewhere");

    age(RunLock.LIFE.toMillis() + 5_000);
    acquire().close();
  }

  @Test
  void aLockThatIsJustBeingWrittenCounts() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");

    assertThatThrownBy(this::acquire)
        .isInstanceOf(LockedException.class)
        .hasMessageStartingWith("locked by another process");

    age(RunLock.LIFE.toMillis() + 5_000);
    acquire().close();
  }

  @Test
  void renewalMakesItYoungAgain() throws IOException {
    try (RunLock lock = acquire()) {
      age(RunLock.LIFE.toMillis());
      FileTime before = Files.getLastModifiedTime(file);

      lock.renew();

      assertThat(Files.getLastModifiedTime(file)).isGreaterThan(before);
      lock.requireHeld();
    }
  }

  @Test
  void aLostLockIsNoticedAndNotReleased() throws IOException {
    RunLock lock = acquire();
    write(new ProcessIdentity("elsewhere", "another", 1, 1));
    String successor = Files.readString(file);

    lock.renew();

    assertThat(lock.held()).isFalse();
    assertThatThrownBy(lock::requireHeld)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another process took over the lock");
    lock.close();
    assertThat(file).hasContent(successor);
  }

  @Test
  void whoeverIsTooLateToRemoveAStaleLockPutsTheNewOneBack() throws IOException {
    LockOwner stale = LockOwner.now("old");
    try (RunLock quicker = acquire()) {
      new LockFile(fs, hadoopPath()).removeStale(Optional.of(stale));

      quicker.requireHeld();
    }
  }

  @Test
  void closingTwiceLeavesTheNextHolderAlone() throws IOException {
    RunLock first = acquire();
    first.close();
    try (RunLock second = acquire()) {
      first.close();

      second.requireHeld();
    }
  }

  private RunLock acquire() throws IOException {
    return RunLock.acquire(fs, hadoopPath(), "embed");
  }

  private Optional<RunLock> tryToAcquire() throws IOException {
    try {
      return Optional.of(acquire());
    } catch (LockedException e) {
      return Optional.empty();
    }
  }

  private void write(ProcessIdentity process) throws IOException {
    Files.createDirectories(file.getParent());
    LockOwner owner = new LockOwner("token", process, "embed", Instant.now().toString());
    Files.writeString(file, owner.toJson());
  }

  private void age(long millis) throws IOException {
    Files.setLastModifiedTime(
        file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() - millis));
  }

  private org.apache.hadoop.fs.Path hadoopPath() {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }
}
