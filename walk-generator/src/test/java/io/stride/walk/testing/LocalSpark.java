package io.stride.walk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * One Spark session on two local cores for all tests of a JVM: starting Spark costs seconds. Tests
 * must not stop it; it ends with the JVM.
 */
public final class LocalSpark {
  private static SparkSession session;

  private LocalSpark() {}

  /** The shared session, started on first use. */
  public static synchronized SparkSession session() {
    if (session == null || session.sparkContext().isStopped()) {
      session = start();
    }
    return session;
  }

  private static SparkSession start() {
    Path scratch = scratchDirectory();
    SparkSession started =
        SparkSession.builder()
            .master("local[2]")
            .appName("stride-tests")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "3")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.local.dir", scratch.resolve("local").toString())
            .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString())
            .getOrCreate();
    started.sparkContext().setLogLevel("ERROR");
    return started;
  }

  private static Path scratchDirectory() {
    try {
      Path scratch = Files.createTempDirectory("stride-tests");
      // After Spark's own hooks there may be nothing left; what is left goes.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(scratch)));
      return scratch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path scratch) {
    try (Stream<Path> files = Files.walk(scratch)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Spark deletes the same files at the same time; what escapes both is in the temp directory.
      return;
    }
  }
}
