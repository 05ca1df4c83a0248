package io.stride.jobs.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** A process of {@code submit.sh}. It writes little, so its pipes never fill. */
final class Run {
  private final Process process;
  private final BufferedReader stderr;
  private final StringBuilder said = new StringBuilder();

  Run(Process process) {
    this.process = process;
    this.stderr = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
  }

  /** Waits until it has said something on stderr; returns false if it ended without. */
  boolean says(String text) throws IOException {
    for (String line = stderr.readLine(); line != null; line = stderr.readLine()) {
      said.append(line).append('\n');
      if (line.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** Waits for the end. */
  Outcome finish() throws IOException, InterruptedException {
    String stdout = new String(process.getInputStream().readAllBytes(), UTF_8);
    stderr.lines().forEach(line -> said.append(line).append('\n'));
    return new Outcome(process.waitFor(), stdout, said.toString());
  }
}
