package io.stride.jobs.embed;

import io.stride.jobs.memory.MemoryCheck;
import io.stride.train.features.FeatureEngine;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.DegreeLimits;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.GraphBuilder;
import io.stride.walk.graph.GraphStatistics;
import io.stride.walk.graph.PreparedGraph;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** From edges to a graph on the driver, if that and what follows fits. */
public final class CheckedGraph {
  private CheckedGraph() {}

  /**
   * Counts the graph in Spark's partitions, and collects it if there is memory for embedding it.
   *
   * @throws InvalidSettingException if there is not
   * @throws io.stride.walk.error.InvalidInputException if there is no edge but self-loops
   */
  public static PreparedGraph collect(SparkSession spark, EdgeTable edges, EmbedSettings settings) {
    return collect(spark, edges, settings, List.of());
  }

  /**
   * The same for those who embed the graph in other ways, too.
   *
   * @param others the other ways, one after the other
   * @throws InvalidSettingException if there is not enough memory for each
   * @throws io.stride.walk.error.InvalidInputException if there is no edge but self-loops
   */
  public static PreparedGraph collect(
      SparkSession spark, EdgeTable edges, EmbedSettings settings, List<PipelineSettings> others) {
    DegreeLimits limits = settings.config().degreeLimits();
    try (DistributedGraph graph = GraphBuilder.distribute(edges).limited(limits)) {
      GraphStatistics counts = graph.statistics();
      try {
        MemoryCheck check = MemoryCheck.of(spark, settings.config());
        GraphSize size = GraphSize.of(edges, counts.nodes(), counts.edges());
        requireFits(check, size, settings.pipeline());
        others.forEach(other -> requireFits(check, size, other));
      } catch (InvalidSettingException e) {
        graph.dictionary().unpersist();
        throw e;
      }
      return graph.collect();
    }
  }

  /**
   * Refuses settings with which a graph can't be embedded in the memory there is.
   *
   * @param counts of the graph that was made of {@code edges}
   * @throws InvalidSettingException if there is too little, unless the check is off
   */
  public static void requireFits(
      SparkSession spark, EdgeTable edges, GraphStatistics counts, EmbedSettings settings) {
    MemoryCheck check = MemoryCheck.of(spark, settings.config());
    requireFits(check, GraphSize.of(edges, counts.nodes(), counts.edges()), settings.pipeline());
  }

  private static void requireFits(MemoryCheck check, GraphSize size, PipelineSettings stages) {
    PipelineSettings decided = stages.withFeatureEngine(size.nodes(), check.given().driver());
    check.requireFits(EmbedMemory.of(size, decided, check.shape()), remedy(decided));
  }

  private static String remedy(PipelineSettings settings) {
    if (settings.node2vec()) {
      return "a smaller model.latent, or model.type = lstm-autoencoder";
    }
    if (settings.oneHot().isPresent()) {
      return "a smaller one-hot.embedding and model.latent, or model.input = features";
    }
    return settings.skipGram().isPresent()
        ? "a smaller features.size and model.latent, or refine.walks = 0"
        : settings.featureEngine() == FeatureEngine.PARTITIONED
            ? "a smaller features.size"
            : "a smaller features.size, or features.engine = partitioned";
  }
}
