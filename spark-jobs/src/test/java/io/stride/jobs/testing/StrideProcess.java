package io.stride.jobs.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stride.jobs.cli.StrideCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The command line in a process of its own, to be killed. */
public final class StrideProcess {
  private StrideProcess() {}

  /** Starts {@code stride} with these arguments on two local cores. */
  public static Process start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  /** The same with options for the JVM. */
  public static Process start(List<String> javaOptions, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(moduleOptions());
    command.addAll(javaOptions);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dspark.master=local[2]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.sql.shuffle.partitions=2",
            "-cp",
            System.getProperty("java.class.path"),
            StrideCommand.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectInput(new File("/dev/null"))
        .start();
  }

  /** Waits for such a line of progress; false if the process ends without. */
  public static boolean waitFor(Predicate<String> line, Process process) throws IOException {
    BufferedReader stderr =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
    for (String next = stderr.readLine(); next != null; next = stderr.readLine()) {
      if (next.startsWith("[") && line.test(next)) {
        return true;
      }
    }
    return false;
  }

  /** What this JVM was given so that Spark runs on Java 17. */
  private static List<String> moduleOptions() {
    Stream<String> options =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("--add-opens") || option.contains("reflect"));
    return options.toList();
  }
}
