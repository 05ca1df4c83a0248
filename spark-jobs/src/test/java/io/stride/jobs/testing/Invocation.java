package io.stride.jobs.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stride.jobs.cli.StrideCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * A call of the command line in this JVM.
 *
 * @param code the exit code
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
public record Invocation(int code, String out, String err) {

  /** Runs {@code stride} with these arguments. Not for tests that run side by side. */
  public static Invocation of(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
    ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(caughtOut, true, UTF_8));
      System.setErr(new PrintStream(caughtErr, true, UTF_8));
      int code = StrideCommand.execute(arguments);
      return new Invocation(code, caughtOut.toString(UTF_8), caughtErr.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The lines of stderr that are no progress. */
  public List<String> errors() {
    return err.lines().filter(line -> !line.startsWith("[")).toList();
  }
}
