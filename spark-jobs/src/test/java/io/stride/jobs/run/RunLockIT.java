package io.stride.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks between two real processes. */
class RunLockIT {
  @TempDir Path directory;
  private Path file;
  private Process holder;

  @BeforeEach
  void startHolder() throws IOException {
    file = directory.resolve("_locks/r1.lock");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    holder =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toUri().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("locked");
  }

  @AfterEach
  void endHolder() throws InterruptedException {
    holder.destroyForcibly().waitFor();
  }

  @Test
  void anotherProcessHoldsTheLockUntilItReleasesIt() throws Exception {
    assertThatThrownBy(this::acquire)
        .isInstanceOf(LockedException.class)
        .hasMessageContaining("(process " + holder.pid() + ")");

    holder.getOutputStream().close();

    assertThat(holder.waitFor()).isZero();
    assertThat(file).doesNotExist();
    acquire().close();
  }

  @Test
  void theLockOfAKilledProcessIsTakenOver() throws Exception {
    holder.destroyForcibly().waitFor();
    assertThat(file).exists();

    acquire().close();

    assertThat(file).doesNotExist();
  }

  @RepeatedTest(3) // Its end races with the end of its input, as it does with a job's own end.
  void aProcessThatIsToldToEndReleasesItsLock() throws Exception {
    holder.destroy(); // SIGTERM
    holder.waitFor();

    assertThat(file).doesNotExist();
  }

  private RunLock acquire() throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    FileSystem fs = HadoopFiles.of(path, new Configuration());
    return RunLock.acquire(fs, path, "classify");
  }
}
