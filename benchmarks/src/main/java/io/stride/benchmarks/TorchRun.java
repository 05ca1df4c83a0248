package io.stride.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The same training in PyTorch, in a process of its own. */
final class TorchRun {
  private static final String SCRIPT = "python/lstm_autoencoder.py";
  private static final int NO_TORCH = 3;

  private TorchRun() {}

  /** CPU milliseconds per minibatch; empty if {@code python} is none or has no torch. */
  static OptionalDouble milliseconds(String python, LayerShape shape, int count)
      throws IOException, InterruptedException {
    if (python.equals("none") || shape.ragged()) {
      return OptionalDouble.empty();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    python,
                    script().toString(),
                    Integer.toString(shape.units()),
                    Integer.toString(shape.steps()),
                    Integer.toString(shape.batch()),
                    Integer.toString(shape.input()),
                    Integer.toString(shape.classes()),
                    "1",
                    Integer.toString(count)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code == NO_TORCH) {
      return OptionalDouble.empty();
    }
    if (code != 0) {
      throw new IOException(python + " ended with code " + code);
    }
    return OptionalDouble.of(Double.parseDouble(output.strip()));
  }

  /** Maven runs programs in the module's folder, people in the repository's. */
  private static Path script() {
    Path here = Path.of(SCRIPT);
    return Files.exists(here) ? here : Path.of("benchmarks").resolve(SCRIPT);
  }
}
