package io.stride.benchmarks;

import java.io.IOException;
import java.util.OptionalDouble;

/** The same training in PyTorch, in a process of its own. */
final class TorchRun {
  private TorchRun() {}

  /** CPU milliseconds per minibatch; empty if {@code python} is none or has no torch. */
  static OptionalDouble milliseconds(String python, LayerShape shape, int count)
      throws IOException, InterruptedException {
    if (shape.ragged()) {
      return OptionalDouble.empty();
    }
    return PythonScript.run(
        python,
        "lstm_autoencoder.py",
        shape.units(),
        shape.steps(),
        shape.batch(),
        shape.input(),
        shape.classes(),
        1,
        count);
  }
}
