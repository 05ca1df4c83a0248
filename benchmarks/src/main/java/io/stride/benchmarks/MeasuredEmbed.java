package io.stride.benchmarks;

import io.stride.jobs.cli.ExitCode;
import io.stride.jobs.cli.StrideCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The job {@code embed} in a JVM of its own, whose peak memory is told at the end. */
final class MeasuredEmbed {
  /** Begins the line that tells the peak of resident memory in KiB. */
  static final String PEAK = "peak resident KiB ";

  private static final Pattern HIGH_WATER = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");

  private MeasuredEmbed() {}

  /**
   * Takes the arguments of {@code stride}.
   *
   * @throws IOException where there is no /proc/self/status, which only Linux has
   */
  public static void main(String[] args) throws IOException {
    int code = StrideCommand.execute(args);
    Matcher peak = HIGH_WATER.matcher(Files.readString(Path.of("/proc/self/status")));
    if (code == ExitCode.DONE.code() && peak.find()) {
      System.out.println(PEAK + peak.group(1));
    }
    System.exit(code);
  }
}
