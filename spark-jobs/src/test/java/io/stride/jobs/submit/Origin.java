package io.stride.jobs.submit;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a {@link Sandbox} takes from outside: the repository under test and the machine's tools. */
final class Origin {
  private Origin() {}

  /** Copies what {@code submit.sh} reads; of the modules only the layout. */
  static void copyTo(Path repository) throws IOException {
    Path origin = directory();
    Files.copy(origin.resolve("submit.sh"), repository.resolve("submit.sh"));
    Files.copy(origin.resolve("pom.xml"), repository.resolve("pom.xml"));
    copyTree(origin.resolve("conf"), repository.resolve("conf"));
    for (String module : List.of("walk-generator", "lstm-trainer", "spark-jobs")) {
      Files.createDirectories(repository.resolve(module).resolve("src/main/java"));
      Files.writeString(repository.resolve(module).resolve("pom.xml"), "<project/>");
    }
  }

  /** A program's path; java is the one that runs the test. */
  static Path program(String name) {
    if (name.equals("java")) {
      return Path.of(System.getProperty("java.home"), "bin", "java");
    }
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv("PATH"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not on the PATH"));
  }

  /** The words of a text with single blanks between them. */
  static List<String> words(String text) {
    return Pattern.compile(" ").splitAsStream(text).toList();
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()), COPY_ATTRIBUTES);
      }
    }
  }

  /** The repository that this test belongs to. */
  private static Path directory() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("submit.sh"))) {
      directory = directory.getParent();
    }
    return directory;
  }
}
