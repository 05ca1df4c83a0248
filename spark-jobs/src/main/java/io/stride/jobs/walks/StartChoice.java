package io.stride.jobs.walks;

import io.stride.jobs.run.Progress;
import io.stride.walk.engine.AllNodes;
import io.stride.walk.engine.DegreeWeighted;
import io.stride.walk.engine.GivenNodes;
import io.stride.walk.engine.StartKind;
import io.stride.walk.engine.WalkSource;
import io.stride.walk.engine.WalkStarts;
import io.stride.walk.graph.NodeDictionary;
import io.stride.walk.sampling.WalkSettings;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Where the walks of a run start, with the file read that the settings may name.
 *
 * @param settings the rule
 * @param given the nodes of the file, if there is one
 */
record StartChoice(WalksSettings.DrawSettings settings, Optional<StartNodes> given) {

  /**
   * Reads the file, if there is one.
   *
   * @throws io.stride.walk.error.InvalidInputException if it can't be used
   */
  static StartChoice read(
      SparkSession spark,
      WalksSettings.DrawSettings settings,
      NodeDictionary dictionary,
      Progress progress) {
    if (settings.start().kind() != StartKind.FILE) {
      return new StartChoice(settings, Optional.empty());
    }
    progress.stage("reading start nodes");
    StartNodes nodes = StartNodes.read(spark, settings.start().file(), dictionary);
    progress.note(
        String.format(
            Locale.ROOT,
            "%,d start nodes; %,d ids are not in the graph",
            nodes.nodes().length,
            nodes.missing()));
    return new StartChoice(settings, Optional.of(nodes));
  }

  /** Stands for the file's content in the plan of a run. */
  String digest() {
    return given.map(StartNodes::digest).orElse("empty");
  }

  /** Ids of the file that aren't in the graph. */
  long unknown() {
    return given.map(StartNodes::missing).orElse(0L);
  }

  /** How many walks start at each node of the graph. */
  WalkStarts starts(WalkSource source) {
    WalkSettings walks = settings.walks();
    return switch (settings.start().kind()) {
      case ALL -> new AllNodes(walks.perNode());
      case FILE -> new GivenNodes(given.orElseThrow().nodes(), walks.perNode());
      case DEGREE_WEIGHTED ->
          DegreeWeighted.of(walks.perNode(), source.nodes(), source.totalDegree(), walks.seed());
    };
  }
}
