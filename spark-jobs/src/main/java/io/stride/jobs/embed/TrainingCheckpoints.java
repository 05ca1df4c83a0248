package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunSession;
import io.stride.jobs.run.Versions;
import io.stride.train.averaging.CheckpointPlace;
import io.stride.train.checkpoint.CheckpointStore;
import io.stride.walk.graph.DegreeLimits;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The checkpoints of a run in its staging area. They stay when the run fails or is killed; its next
 * start goes on from them if it is told to, and discards them if not. All else that was staged goes
 * in any case.
 */
final class TrainingCheckpoints {
  private final RunSession session;
  private final EmbedSettings settings;
  private final CheckpointStore store;

  TrainingCheckpoints(RunSession session, EmbedSettings settings) {
    this.session = session;
    this.settings = settings;
    RunDirectory directory = session.directory();
    this.store = new CheckpointStore(directory.fileSystem(), directory.scratch("checkpoints"));
  }

  /** Removes what an earlier start left and this one can't use. */
  void begin() throws IOException {
    if (settings.output().resume()) {
      session.discardStagedParts();
    } else {
      session.discardStaged();
    }
  }

  /** Keeps the checkpoints that a failed run has written, and says how to use them. */
  void keepAfter(Exception failure, Progress progress) {
    try {
      if (store.isEmpty()) {
        session.discardStaged();
        return;
      }
      session.discardStagedParts();
      progress.note(
          "checkpoints are kept: --run-id %s --resume goes on from the newest"
              .formatted(session.directory().runId()));
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Where training writes them and goes on from, for this graph. */
  CheckpointPlace place(EdgeTable edges, PreparedGraph prepared) {
    return new CheckpointPlace(store, settings.output().resume(), origin(edges, prepared));
  }

  private Map<String, String> origin(EdgeTable edges, PreparedGraph prepared) {
    Map<String, String> origin = new LinkedHashMap<>();
    origin.put("the version of Stride", Versions.current().stride());
    origin.put("the fingerprint of the edges", prepared.fingerprint());
    origin.put("the number of edges", Long.toString(prepared.statistics().edges()));
    origin.put("input.directed", Boolean.toString(edges.directed()));
    origin.put("whether edges have weights", Boolean.toString(edges.weighted()));
    DegreeLimits limits = settings.config().degreeLimits();
    origin.put("graph.min-degree", Integer.toString(limits.min()));
    origin.put("graph.max-degree", Integer.toString(limits.max()));
    origin.put("features.width", Integer.toString(settings.pipeline().features().width()));
    origin.put("features.hop-weights", settings.pipeline().features().hopWeights().toString());
    origin.put("the seed of the features", Long.toString(settings.pipeline().features().seed()));
    return origin;
  }
}
