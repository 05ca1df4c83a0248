package io.stride.jobs.embed;

import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.MemoryPart;
import io.stride.walk.engine.WalkEstimates;
import io.stride.walk.engine.WalkMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * What skip-gram takes: two tables with a row per node, in several copies, and the rows that a
 * round's tasks change, in the worst case all. A rough figure.
 */
final class SkipGramMemory {
  /**
   * The driver's, as broadcast and as its blocks; on an executor its own in place of the driver's.
   */
  private static final int COPIES = 3;

  private final GraphSize size;
  private final PipelineSettings settings;
  private final ClusterShape shape;
  private final WalkMemory walks;

  SkipGramMemory(GraphSize size, PipelineSettings settings, ClusterShape shape) {
    this.size = size;
    this.settings = settings;
    this.shape = shape;
    this.walks = new WalkMemory(size, settings.walks());
  }

  /** The estimate where skip-gram makes the vectors. */
  MemoryEstimate alone() {
    MemoryPart executor =
        MemoryPart.of(
            "executor (replicated engine)",
            List.of(
                WalkEstimates.graph(walks, true),
                tables(COPIES),
                tasks(),
                walks.dictionary(shape)));
    List<MemoryPart> together = new ArrayList<>(executor.parts());
    together.add(tables(1));
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
        0);
  }

  /** The estimate where skip-gram refines what a network has made, whose memory stays in use. */
  MemoryEstimate after(MemoryEstimate network) {
    MemoryPart more = MemoryPart.of("refinement", List.of(tables(COPIES + 1), tasks(), received()));
    MemoryEstimate both = network.plus(more);
    return new MemoryEstimate(
        both.executor(),
        both.driver(),
        both.together(),
        Math.max(both.collected(), received().bytes()),
        both.offHeap());
  }

  private List<MemoryPart> driver() {
    MemoryPart adjacency = walks.adjacency();
    MemoryPart blocks = MemoryPart.of("broadcast blocks", adjacency.bytes());
    return List.of(
        MemoryPart.of("graph", List.of(adjacency, blocks)),
        tables(COPIES),
        received(),
        EmbedMemory.ids(walks, size));
  }

  private MemoryPart tables(int copies) {
    return MemoryPart.of("tables, copies: " + copies, copies * size.nodes() * rowBytes());
  }

  /** Rows as they train, as they are sent; where each lies; counts of nodes. */
  private MemoryPart tasks() {
    int slots = shape.slots();
    return MemoryPart.of(
        "tasks, " + slots + " side by side",
        List.of(
            MemoryPart.of("changed rows", 2L * slots * changedBytes()),
            MemoryPart.of("node numbers and counts", 4L * Integer.BYTES * size.nodes() * slots),
            walks.walkers(slots)));
  }

  /** What all partitions of a round send, and its mean. */
  private MemoryPart received() {
    int wanted = settings.training().averaging().partitions();
    long partitions = wanted == 0 ? (long) shape.executors() * shape.slots() : wanted;
    return MemoryPart.of("changed rows of a round", (partitions + 1) * changedBytes());
  }

  private long changedBytes() {
    return size.nodes() * (rowBytes() + 2 * 2 * Integer.BYTES);
  }

  /** An input and an output vector. */
  private long rowBytes() {
    return 2L * Float.BYTES * settings.vectorSize();
  }
}
