package io.stride.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The same work by a Python library, in a process of its own. */
final class PythonScript {
  /** Exit code of a script whose library is not installed. */
  private static final int NO_LIBRARY = 3;

  private PythonScript() {}

  /**
   * Runs a script that prints one number; empty if {@code python} is none or lacks the library.
   *
   * @param python an interpreter
   * @param name of the script in {@code python/}
   * @throws IOException if it fails
   */
  static OptionalDouble run(String python, String name, Object... arguments)
      throws IOException, InterruptedException {
    if (python.equals("none")) {
      return OptionalDouble.empty();
    }
    List<String> command =
        Stream.concat(
                Stream.of(python, script(name).toString()),
                Stream.of(arguments).map(Object::toString))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code == NO_LIBRARY) {
      return OptionalDouble.empty();
    }
    if (code != 0) {
      throw new IOException(python + " ended with code " + code);
    }
    return OptionalDouble.of(Double.parseDouble(output.strip()));
  }

  /** Maven runs programs in the module's folder, people in the repository's. */
  private static Path script(String name) {
    Path here = Path.of("python").resolve(name);
    return Files.exists(here) ? here : Path.of("benchmarks").resolve(here);
  }
}
