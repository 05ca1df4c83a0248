package io.stride.jobs.embed;

import io.stride.train.model.ModelMemory;
import io.stride.train.model.OneHotSettings;
import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.MemoryPart;
import io.stride.walk.engine.WalkEstimates;
import io.stride.walk.engine.WalkMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * What embedding a graph by a one-hot autoencoder takes: two tables with a row per node in place of
 * features. Driver and executors each hold a broadcast pair, its blocks and a pair that follows the
 * rounds. A rough figure.
 */
final class OneHotMemory {
  /** As broadcast, as its blocks, as the pair that changes. */
  private static final int COPIES = 3;

  private final GraphSize size;
  private final PipelineSettings settings;
  private final OneHotSettings model;
  private final ClusterShape shape;
  private final WalkMemory walks;

  OneHotMemory(GraphSize size, PipelineSettings settings, ClusterShape shape) {
    this.size = size;
    this.settings = settings;
    this.model = settings.oneHot().orElseThrow();
    this.shape = shape;
    this.walks = new WalkMemory(size, settings.walks());
  }

  MemoryEstimate estimate() {
    MemoryPart executor =
        MemoryPart.of(
            "executor (replicated engine)",
            List.of(WalkEstimates.graph(walks, true), tables(), tasks(), walks.dictionary(shape)));
    List<MemoryPart> together = new ArrayList<>(executor.parts());
    together.add(received());
    return new MemoryEstimate(
        executor,
        MemoryPart.largest(
            List.of(
                EmbedMemory.collecting("driver", walks, size),
                MemoryPart.of("driver (while training)", driver()))),
        MemoryPart.largest(
            List.of(
                EmbedMemory.collecting("one process", walks, size),
                MemoryPart.of("one process (while training)", together))),
        Math.max(walks.collected(), received().bytes()),
        EmbedMemory.offHeap(settings, shape.slots())
            + shape.slots() * 2L * Float.BYTES * candidates() * model.latent());
  }

  private List<MemoryPart> driver() {
    MemoryPart adjacency = walks.adjacency();
    MemoryPart blocks = MemoryPart.of("broadcast blocks", adjacency.bytes());
    return List.of(
        MemoryPart.of("graph", List.of(adjacency, blocks)),
        tables(),
        received(),
        EmbedMemory.ids(walks, size));
  }

  private MemoryPart tables() {
    return MemoryPart.of("tables, three copies", COPIES * size.nodes() * rowBytes());
  }

  /** Rows that a task changes: its own copies, the sums of their gradients, what it sends. */
  private MemoryPart tasks() {
    int slots = shape.slots();
    return MemoryPart.of(
        "tasks, " + slots + " side by side",
        List.of(
            MemoryPart.of("parameters", slots * ModelMemory.heapPerTask(settings.model())),
            MemoryPart.of("changed rows", 3 * changedBytes() * slots),
            MemoryPart.of("node counts", size.nodes() * slots * Integer.BYTES),
            walks.walkers(slots)));
  }

  /** What all partitions of a round send, and its mean. */
  private MemoryPart received() {
    int wanted = settings.training().averaging().partitions();
    long partitions = wanted == 0 ? (long) shape.executors() * shape.slots() : wanted;
    return MemoryPart.of("changed rows of a round", (partitions + 1) * changedBytes());
  }

  private long changedBytes() {
    long steps = settings.training().averaging().frequency();
    long tokens =
        (long) settings.training().batches().batchSize()
            * settings.training().batches().pieceLength();
    long output = Math.min(size.nodes(), steps * (tokens + candidates()));
    long input = Math.min(size.nodes(), steps * tokens);
    return input * inputBytes() + output * outputBytes();
  }

  /** Classes of the softmax, the labels of a sampled one left out. */
  private long candidates() {
    return size.nodes() > model.fullLimit() ? model.negatives() : size.nodes();
  }

  private long rowBytes() {
    return inputBytes() + outputBytes();
  }

  /** The embedding and its updater's number. */
  private long inputBytes() {
    return Float.BYTES * (model.embedding() + 1L);
  }

  /** The weights, the bias, its updater's number. */
  private long outputBytes() {
    return Float.BYTES * (model.latent() + 2L);
  }
}
