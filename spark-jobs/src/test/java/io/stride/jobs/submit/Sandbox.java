package io.stride.jobs.submit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of what {@code submit.sh} needs of the repository, under a path with a space, and a PATH
 * of its own: the tools that the script uses and a stand-in for Maven, nothing else.
 */
final class Sandbox {
  private static final String TOOLS =
      "bash awk cat chmod cksum cp date dirname env find flock head java mkdir mktemp mv nproc od"
          + " readlink rm sed tail touch";

  /** The copied repository. */
  final Path repository;

  /** The only directory on the PATH. */
  final Path tools;

  /** Where {@code submit.sh} is called from. */
  final Path elsewhere;

  /** The environment of the calls; nothing of the test's own gets through. */
  final Map<String, String> environment = new HashMap<>();

  private final Path directory;

  Sandbox(Path directory) throws IOException {
    this.directory = directory;
    repository = Files.createDirectories(directory.resolve("re po"));
    tools = Files.createDirectories(directory.resolve("tools"));
    elsewhere = Files.createDirectories(directory.resolve("else where"));
    Origin.copyTo(repository);
    Files.writeString(source(), "class Walk {}");
    try (Stream<Path> files = Files.walk(repository)) {
      for (Path file : files.toList()) {
        age(file, 60);
      }
    }
    for (String tool : Origin.words(TOOLS)) {
      Files.createSymbolicLink(tools.resolve(tool), Origin.program(tool));
    }
    script(tools.resolve("mvn"), Recorders.MAVEN);
    environment.put("PATH", tools.toString());
    environment.put("MAVEN_CALLS", directory.resolve("maven-calls").toString());
    environment.put("MAVEN_JAR", jar().toString());
  }

  /** The assembly jar. */
  Path jar() {
    return repository.resolve("spark-jobs/target/stride-assembly.jar");
  }

  /** A source file of the jar. */
  Path source() {
    return repository.resolve("walk-generator/src/main/java/Walk.java");
  }

  /** What {@code submit.sh} assembles. */
  Path embeddedSpark() {
    return repository.resolve(".embedded-spark/3.5.5");
  }

  /** An installation of Spark whose {@code spark-submit} records; {@code core} as 2.12-3.5.5. */
  Path spark(String name, String core) throws IOException {
    Path home = directory.resolve(name);
    Files.createDirectories(home.resolve("jars"));
    Files.createFile(home.resolve("jars/spark-core_" + core + ".jar"));
    script(home.resolve("bin/spark-submit"), Recorders.SPARK_SUBMIT);
    return home;
  }

  /** Writes an executable file. */
  void script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path);
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Makes the jar (an empty zip) as of some minutes ago; all the sources are an hour old. */
  void writeJar(int minutesAgo) throws IOException {
    Files.createDirectories(jar().getParent());
    byte[] emptyZip = new byte[22];
    System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, emptyZip, 0, 4);
    Files.write(jar(), emptyZip);
    age(jar(), minutesAgo);
  }

  /** Sets a file's time of last change. */
  static void age(Path path, int minutesAgo) throws IOException {
    Instant time = Instant.now().minus(minutesAgo, ChronoUnit.MINUTES);
    Files.setLastModifiedTime(path, FileTime.from(time));
  }

  /** How Maven was called, a line per call. */
  List<String> mavenCalls() throws IOException {
    Path calls = directory.resolve("maven-calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** Runs {@code submit.sh} by its absolute path from {@link #elsewhere}. */
  Outcome submit(String... arguments) throws IOException, InterruptedException {
    return start(repository.resolve("submit.sh"), arguments).finish();
  }

  /** Starts a script from {@link #elsewhere}, with nothing on stdin. */
  Run start(Path script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    return new Run(builder.start());
  }
}
