package io.stride.jobs.embed;

import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeSource;
import io.stride.walk.graph.Secrets;
import java.util.Map;

/**
 * An {@link EdgeInput} as manifests show it, to everybody who can read them: without secrets.
 *
 * @param path where the edges were
 * @param format how they were stored
 * @param options what Spark's reader was told
 * @param separator what parted columns of text
 * @param directed whether edges lead one way only
 * @param weights whether edges had weights
 * @param columns names of the columns of a table
 */
public record SourceProvenance(
    String path,
    String format,
    Map<String, String> options,
    EdgeInput.Separator separator,
    boolean directed,
    EdgeInput.Weights weights,
    EdgeInput.Columns columns) {

  static SourceProvenance of(EdgeInput input) {
    EdgeSource source = input.source();
    return new SourceProvenance(
        Secrets.hiddenInUrl(source.path()),
        source.format().name(),
        Secrets.hidden(source.options()),
        input.separator(),
        input.directed(),
        input.weights(),
        input.columns());
  }
}
