package io.stride.jobs.embed;

import io.stride.train.encoding.EncodingSettings;
import io.stride.train.features.CodeSpreading;
import io.stride.train.features.FeatureChoice;
import io.stride.train.features.FeatureEngine;
import io.stride.train.features.FeatureRows;
import io.stride.train.features.FeatureSettings;
import io.stride.train.features.FeatureType;
import io.stride.train.model.ModelMemory;
import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.MemoryPart;
import io.stride.walk.engine.WalkEstimates;
import io.stride.walk.engine.WalkMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * What embedding a graph takes. The driver collects the graph, then makes the features, then keeps
 * both while they are in use; the estimate is the largest of the three states.
 */
public final class EmbedMemory {
  /** The sum over hops, the hop before and the next one, see FeaturePropagation. */
  private static final int TABLES = 3;

  /** The codes, the means over windows and two hops of these. */
  private static final int REDUCED_TABLES = 4;

  /** The features, the proximity vectors, the means over windows and two hops of these. */
  private static final int JOINED_TABLES = 5;

  /** Both kinds of features, their means over windows and two hops, while kinds are compared. */
  private static final int COMPARED_TABLES = 6;

  /** The features, the proximity vectors and the means over windows, collected one by one. */
  private static final int COLLECTED_TABLES = 3;

  private final GraphSize size;
  private final PipelineSettings settings;
  private final ClusterShape shape;
  private final WalkMemory walks;

  private EmbedMemory(GraphSize size, PipelineSettings settings, ClusterShape shape) {
    this.size = size;
    this.settings = settings;
    this.shape = shape;
    this.walks = new WalkMemory(size, settings.walks());
  }

  /** The estimate for a graph of a size, on executors of a shape. */
  public static MemoryEstimate of(GraphSize size, PipelineSettings settings, ClusterShape shape) {
    if (settings.node2vec()) {
      return new SkipGramMemory(size, settings, shape).alone();
    }
    if (settings.oneHot().isPresent()) {
      return new OneHotMemory(size, settings, shape).estimate();
    }
    MemoryEstimate network = new EmbedMemory(size, settings, shape).estimate();
    return settings.skipGram().isPresent()
        ? new SkipGramMemory(size, settings, shape).after(network)
        : network;
  }

  private MemoryEstimate estimate() {
    MemoryPart executor =
        MemoryPart.of(
            "executor (replicated engine)",
            List.of(
                WalkEstimates.graph(walks, true), features(), tasks(), walks.dictionary(shape)));
    return new MemoryEstimate(
        executor,
        MemoryPart.largest(
            List.of(
                collecting("driver"),
                making("driver"),
                MemoryPart.of("driver (while training)", sharing()))),
        MemoryPart.largest(
            List.of(collecting("one process"), making("one process"), together(executor))),
        Math.max(walks.collected(), Long.BYTES * size.nodes()),
        offHeap(settings, shape.slots()));
  }

  private MemoryPart collecting(String who) {
    return collecting(who, walks, size);
  }

  /** The state in which the driver makes adjacency lists of edges. */
  static MemoryPart collecting(String who, WalkMemory walks, GraphSize size) {
    List<MemoryPart> parts = new ArrayList<>(walks.collecting());
    parts.add(ids(walks, size));
    return MemoryPart.of(who + " (while collecting the graph)", parts);
  }

  private MemoryPart making(String who) {
    List<MemoryPart> parts = new ArrayList<>();
    parts.add(walks.adjacency());
    if (compares()) {
      parts.add(residual());
    }
    if (partitioned()) {
      parts.add(MemoryPart.of("broadcast blocks", walks.adjacency().bytes()));
    }
    parts.add(featureTables());
    parts.add(nodeKeys());
    parts.add(ids());
    return MemoryPart.of(who + " (while making features)", parts);
  }

  /** Whether codes are spread in Spark's partitions, whose tables go to disk where they must. */
  private boolean partitioned() {
    return settings.featureEngine() == FeatureEngine.PARTITIONED;
  }

  /** The graph without held-out edges. */
  private MemoryPart residual() {
    return MemoryPart.of("residual graph", walks.adjacency().bytes());
  }

  /** Whether features are chosen by held-out edges. */
  private boolean compares() {
    return FeatureChoice.compares(settings.featuresToChoose(), size.nodes());
  }

  private List<MemoryPart> sharing() {
    MemoryPart adjacency = walks.adjacency();
    MemoryPart blocks = MemoryPart.of("broadcast blocks", adjacency.bytes());
    MemoryPart graph = MemoryPart.of("graph", List.of(adjacency, blocks));
    return List.of(graph, features(), nodeKeys(), ids());
  }

  /** Driver and tasks share the objects; only what the driver has alone comes on top. */
  private MemoryPart together(MemoryPart executor) {
    List<MemoryPart> parts = new ArrayList<>(executor.parts());
    parts.add(nodeKeys());
    return MemoryPart.of("one process (while training)", parts);
  }

  private MemoryPart features() {
    long all = (joined() ? 2 : 1) * vectors();
    return MemoryPart.of(
        "features", List.of(MemoryPart.of("vectors", all), MemoryPart.of("broadcast blocks", all)));
  }

  /** Whether there may be proximity vectors beside the features. */
  private boolean joined() {
    return settings.featuresToChoose().ownWeight() != 0;
  }

  private MemoryPart tasks() {
    int slots = shape.slots();
    long sums = EncodingSettings.heapPerTask(size.nodes(), settings.model().latent());
    return MemoryPart.of(
        "tasks, " + slots + " side by side",
        List.of(
            MemoryPart.of("parameters", slots * ModelMemory.heapPerTask(settings.model())),
            MemoryPart.of("pooled vectors", slots * sums),
            walks.walkers(slots)));
  }

  private MemoryPart nodeKeys() {
    return MemoryPart.of("node keys and marks", (Long.BYTES + 1) * size.nodes());
  }

  private MemoryPart ids() {
    return ids(walks, size);
  }

  /** The ids, if the driver holds all of them. */
  static MemoryPart ids(WalkMemory walks, GraphSize size) {
    return MemoryPart.of("dictionary", size.sharesIds() ? 2 * walks.dictionary().bytes() : 0);
  }

  private MemoryPart featureTables() {
    FeatureSettings features = settings.featuresToChoose();
    int width = features.widthFor(size.nodes());
    long wide = FeatureRows.bytes(size.nodes(), width);
    long made =
        partitioned()
            ? CodeSpreading.MOST_SUMMARY_BYTES + vectors()
            : (width == features.size() ? TABLES : REDUCED_TABLES) * wide;
    int joinedTables = partitioned() ? COLLECTED_TABLES : JOINED_TABLES;
    long joined = joined() ? joinedTables * vectors() : 0;
    // Vectors of one kind are there while codes of the other are multiplied.
    boolean needed = joined() || features.type() != FeatureType.PROPAGATION;
    long proximity = needed ? (joined() ? vectors() : 0) + 2 * wide : 0;
    // Propagated codes are reduced while proximity vectors wait for them.
    long compared = compares() ? Math.max(COMPARED_TABLES * vectors(), made + vectors()) : 0;
    return MemoryPart.of(
        "tables of features", Math.max(Math.max(made, joined), Math.max(proximity, compared)));
  }

  private long vectors() {
    return FeatureRows.bytes(size.nodes(), settings.features().size());
  }

  /**
   * Bytes outside of an executor's heap, whatever the graph; a rough figure.
   *
   * @param slots tasks that run side by side in it
   */
  static long offHeap(PipelineSettings settings, int slots) {
    if (settings.node2vec()) {
      return 0;
    }
    int length = settings.encoding().pieceLength();
    // The encoder fills its batch up with the pieces of a whole walk.
    int encoded = settings.encoding().batchSize() + settings.walks().length() / length + 1;
    int pieces = Math.max(settings.training().batches().batchSize(), encoded);
    return slots * ModelMemory.offHeapPerTask(settings.model(), pieces, length);
  }
}
