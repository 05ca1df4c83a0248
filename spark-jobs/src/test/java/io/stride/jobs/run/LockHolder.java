package io.stride.jobs.run;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A process that takes a lock, says so, and holds it until its standard input ends. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    Path file = new Path(args[0]);
    FileSystem fs = HadoopFiles.of(file, new Configuration());
    try (RunLock lock = RunLock.acquire(fs, file, "embed")) {
      System.out.println(lock.held() ? "locked" : "lost");
      while (System.in.read() >= 0) {
        lock.requireHeld();
      }
    }
  }
}
