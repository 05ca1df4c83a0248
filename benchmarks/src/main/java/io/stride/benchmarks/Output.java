package io.stride.benchmarks;

import java.util.Locale;

/** Lines on standard output, with the same decimal point everywhere. */
final class Output {
  private Output() {}

  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
