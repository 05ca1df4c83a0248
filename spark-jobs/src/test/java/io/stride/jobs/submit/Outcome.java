package io.stride.jobs.submit;

import java.util.List;

/**
 * What a run of {@code submit.sh} did.
 *
 * @param code exit code
 * @param stdout what it wrote to stdout; the recorder's lines if it came to {@code spark-submit}
 * @param stderr what it wrote to stderr
 */
record Outcome(int code, String stdout, String stderr) {

  /** The recorder's path: which {@code spark-submit} was chosen; empty if none was run. */
  String spark() {
    return String.join("", values("spark="));
  }

  /** The arguments that {@code spark-submit} got. */
  List<String> arguments() {
    return values("arg=");
  }

  /** An environment variable as {@code spark-submit} saw it. */
  String environment(String name) {
    return String.join("", values("env." + name + "="));
  }

  /** The value after the last occurrence of an option, which is the one that Spark uses. */
  String option(String name) {
    return arguments().get(arguments().lastIndexOf(name) + 1);
  }

  /** The settings of all {@code --conf} that start with a key. */
  List<String> settings(String key) {
    return arguments().stream().filter(argument -> argument.startsWith(key + "=")).toList();
  }

  private List<String> values(String prefix) {
    return stdout
        .lines()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }
}
