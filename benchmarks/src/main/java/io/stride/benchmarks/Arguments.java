package io.stride.benchmarks;

import java.util.List;
import java.util.regex.Pattern;

/** The arguments of a benchmark, which Maven passes as one text. */
record Arguments(List<String> words) {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  static Arguments of(String[] args) {
    String line = String.join(" ", args).strip();
    return new Arguments(line.isEmpty() ? List.of() : List.of(SPACE.split(line)));
  }

  String text(int index, String otherwise) {
    return index < words.size() ? words.get(index) : otherwise;
  }

  /** All arguments from {@code index} on as numbers. */
  double[] numbers(int index, double... otherwise) {
    return index < words.size()
        ? words.subList(index, words.size()).stream().mapToDouble(Double::parseDouble).toArray()
        : otherwise;
  }
}
