package io.stride.jobs.walks;

import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSession;
import io.stride.jobs.run.Versions;
import io.stride.walk.engine.EngineChoice;
import io.stride.walk.engine.EngineSettings;
import io.stride.walk.engine.NodeRange;
import io.stride.walk.engine.StartPlan;
import io.stride.walk.engine.WalkEngines;
import io.stride.walk.engine.WalkSource;
import io.stride.walk.engine.WalkStarts;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.NodeDictionary;
import io.stride.walk.graph.NodeNames;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** From a graph to staged walks: starts, batches, rows. */
final class WalkDrawing {
  /** The name of the stage that does the work. */
  static final String STAGE = "drawing walks";

  private final SparkSession spark;
  private final WalksSettings settings;
  private final Progress progress;

  WalkDrawing(SparkSession spark, WalksSettings settings, Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Stages the walks of a graph, which it frees when it doesn't need it any more.
   *
   * @throws io.stride.walk.error.InvalidInputException if the start nodes cannot be used
   */
  WalksSummary draw(RunSession session, EdgeTable edges, DistributedGraph graph)
      throws IOException {
    WalksSettings.DrawSettings draw = settings.draw();
    StartChoice choice = StartChoice.read(spark, draw, graph.dictionary(), progress);
    BatchStore store = new BatchStore(session.directory());
    BatchPlan plan = BatchPlan.of(settings, edges, choice.digest(), Versions.current().stride());
    List<String> differences = store.open(plan, session);
    if (!differences.isEmpty()) {
      progress.note("batches of an earlier start are discarded: " + String.join("; ", differences));
    }
    Map<Integer, BatchCounts> finished = store.finished();
    try (WalkSource source = open(session, edges, graph)) {
      progress.stage(STAGE);
      BatchRunner runner = new BatchRunner(spark.sparkContext(), store, progress);
      Map<Integer, BatchCounts> all =
          batches(source, choice.starts(source), graph.dictionary(), runner, finished);
      store.merge(all);
      writeNodes(session, graph.dictionary());
      return WalksSummary.of(all, finished.size(), choice.unknown());
    }
  }

  /** What the engine writes goes to the staging area, which all executors see. */
  private WalkSource open(RunSession session, EdgeTable edges, DistributedGraph graph) {
    EngineChoice choice = new EngineDecision(spark, settings).decide(edges, graph);
    progress.note(
        "engine: %s, because %s"
            .formatted(choice.engine().name().toLowerCase(Locale.ROOT), choice.reason()));
    String directory = session.directory().scratch("engine").toString();
    EngineSettings engine = settings.draw().engine().at(directory, context().defaultParallelism());
    return WalkEngines.open(
        graph,
        settings.draw().walks(),
        engine.of(choice.engine()),
        (superstep, underWay) ->
            progress.detail(
                String.format(
                    Locale.ROOT, "superstep %d, %,d walkers under way", superstep, underWay)));
  }

  private Map<Integer, BatchCounts> batches(
      WalkSource source,
      WalkStarts starts,
      NodeDictionary dictionary,
      BatchRunner runner,
      Map<Integer, BatchCounts> finished)
      throws IOException {
    StartPlan plan = new StartPlan(starts, source.degrees(), settings.draw().walks().length());
    List<NodeRange> ranges = plan.cut(0, source.nodes(), settings.table().batchSteps());
    if (!finished.isEmpty()) {
      progress.note(
          "resuming: %d of %d batches are there".formatted(finished.size(), ranges.size()));
    }
    Broadcast<NodeNames> names = names(dictionary);
    try {
      WalkTable table = new WalkTable(spark, dictionary.idType(), names);
      return runner.run(
          ranges,
          finished,
          new BatchWriter(
              spark.sparkContext(), source.engine(), plan, table, stepsPerFile(ranges)));
    } finally {
      if (names != null) {
        names.destroy();
      }
    }
  }

  private long stepsPerFile(List<NodeRange> ranges) {
    long total = ranges.stream().mapToLong(NodeRange::steps).sum();
    return settings.table().stepsPerFile(total, context().defaultParallelism());
  }

  /** Null if numbers stand for themselves. */
  private Broadcast<NodeNames> names(NodeDictionary dictionary) {
    if (settings.table().ids() == TableSettings.Ids.NUMBER) {
      return null;
    }
    NodeNames names = dictionary.names();
    progress.note(
        String.format(Locale.ROOT, "%,d ids, %.1f MB", names.size(), names.bytes() / 1e6));
    return context().broadcast(names);
  }

  private void writeNodes(RunSession session, NodeDictionary dictionary) {
    if (settings.table().ids() == TableSettings.Ids.NUMBER) {
      progress.part("nodes");
      dictionary
          .table()
          .withColumnRenamed(NodeDictionary.NODE, "number")
          .write()
          .mode("overwrite")
          .parquet(session.directory().staging(RunPart.NODES).toString());
    }
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
