package io.stride.benchmarks;

import java.util.List;
import java.util.Locale;

/** Values of several seeds, shown as mean and deviation of the sample. */
record Spread(List<Double> values) {

  /** Copies the values. */
  Spread {
    values = List.copyOf(values);
  }

  double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** 0 for one value. */
  double deviation() {
    double mean = mean();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
  }

  /** Four digits of both. */
  String text() {
    return String.format(Locale.ROOT, "%.4f +- %.4f", mean(), deviation());
  }
}
