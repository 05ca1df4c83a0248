package io.stride.jobs.embed;

import io.stride.walk.graph.GraphStatistics;
import io.stride.walk.graph.LimitedDegrees;
import java.util.Locale;

/** What a job's report says of its graph. */
public final class GraphLines {
  private GraphLines() {}

  /** One line, and another one if limits on degrees were asked for; each with its end. */
  public static String of(GraphStatistics graph) {
    String line =
        String.format(
            Locale.ROOT,
            "graph        %,d nodes, %,d edges (%,d duplicates merged, %,d self-loops dropped)%n",
            graph.nodes(),
            graph.edges(),
            graph.duplicates(),
            graph.selfLoops());
    LimitedDegrees limited = graph.limited();
    return limited.equals(LimitedDegrees.NONE)
        ? line
        : line
            + String.format(
                Locale.ROOT,
                "limits       %,d more edges dropped: %,d nodes below, %,d above the limits%n",
                limited.edgesDropped(),
                limited.nodesBelow(),
                limited.nodesAbove());
  }
}
