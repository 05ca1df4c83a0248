package io.stride.walk.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the real graphs that tests read: under the directory that the environment variable {@code
 * STRIDE_DATA} names, else in {@code ../shared/data} beside the repository.
 */
public final class TestData {
  private TestData() {}

  /**
   * The file or directory {@code name}, such as {@code cora/edges.tsv}.
   *
   * @throws IllegalStateException if there is no such file
   */
  public static Path shared(String name) {
    String configured = System.getenv("STRIDE_DATA");
    Path data =
        configured == null || configured.isBlank()
            ? repositoryRoot().resolveSibling("shared").resolve("data")
            : Path.of(configured);
    Path file = data.resolve(name).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "no test data at " + file + "; set STRIDE_DATA to the directory that holds " + name);
    }
    return file;
  }

  /**
   * The directory of the parent pom: the nearest one upwards with a {@code .mvn} directory or a
   * {@code submit.sh}.
   *
   * @throws IllegalStateException if there is none
   */
  public static Path repositoryRoot() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn")) || Files.exists(folder.resolve("submit.sh"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no repository root above " + start);
  }
}
