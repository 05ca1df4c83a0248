package io.stride.jobs.embed;

import io.stride.jobs.run.MetricsTable;
import io.stride.jobs.run.MetricsWriter;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.vectors.VectorFiles;
import io.stride.jobs.vectors.VectorStatus;
import io.stride.jobs.vectors.VectorTable;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.model.ModelStore;
import io.stride.train.model.SavedModel;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Writes what a run produces into its staging area. */
public final class RunOutput {
  private final SparkSession spark;
  private final RunDirectory directory;

  /**
   * Names the staging area; touches nothing yet.
   *
   * @param spark writes tables
   * @param directory of the run
   */
  public RunOutput(SparkSession spark, RunDirectory directory) {
    this.spark = spark;
    this.directory = directory;
  }

  void writeModel(SavedModel model) throws IOException {
    Path path = directory.staging(RunPart.MODELS);
    new ModelStore(path.getFileSystem(spark.sparkContext().hadoopConfiguration()), path)
        .write(model);
  }

  /** Writes {@code rounds} (one row per averaging round) and {@code validation}. */
  void writeMetrics(TrainingResult trained) throws IOException {
    List<ValidationRow> measured =
        trained.validation().stream()
            .map(one -> new ValidationRow(one.epochs(), one.rounds(), one.relative()))
            .toList();
    writeMetrics(
        MetricsTable.of(RoundRow.class, trained.rounds().stream().map(RoundRow::of).toList()),
        MetricsTable.of(ValidationRow.class, measured));
  }

  /** Writes one table. */
  void writeMetrics(String name, MetricsTable table) throws IOException {
    new MetricsWriter(spark, directory.staging(RunPart.METRICS)).write(name, table);
  }

  /** Writes these two tables. */
  void writeMetrics(MetricsTable rounds, MetricsTable validation) throws IOException {
    MetricsWriter writer = new MetricsWriter(spark, directory.staging(RunPart.METRICS));
    writer.write("rounds", rounds);
    writer.write("validation", validation);
  }

  /**
   * Writes one row per chosen node.
   *
   * @param table size of the vectors and number of files
   * @throws IllegalStateException if that is not what lies there afterwards
   */
  public EmbeddingCounts writeEmbeddings(
      PreparedGraph graph, ChosenNodes nodes, JavaRDD<NodeEmbedding> embeddings, VectorTable table)
      throws IOException {
    VectorFiles files = new VectorFiles(spark, directory.staging(RunPart.EMBEDDINGS));
    int partitions = spark.sparkContext().defaultParallelism();
    files.write(nodes.named(graph.dictionary(), partitions), connected(graph, embeddings), table);
    return counts(files.counts(), graph, nodes, table.size());
  }

  /** Isolated nodes lead walks of one node; their vectors would say nothing. */
  private JavaRDD<NodeEmbedding> connected(PreparedGraph graph, JavaRDD<NodeEmbedding> embeddings) {
    Broadcast<boolean[]> connected =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(graph.graph().connectedNodes());
    return embeddings.filter(node -> connected.value()[node.node()]);
  }

  private static EmbeddingCounts counts(
      Map<VectorStatus, Long> written, PreparedGraph graph, ChosenNodes nodes, int size) {
    long isolated = written.getOrDefault(VectorStatus.ISOLATED, 0L);
    long rows = written.values().stream().mapToLong(Long::longValue).sum();
    boolean all = nodes.count() == graph.dictionary().size();
    if (rows != nodes.count() || (all && isolated != graph.statistics().isolated())) {
      throw new IllegalStateException(
          "%d rows with %d isolated nodes were written for %d nodes; the graph has %d isolated ones"
              .formatted(rows, isolated, nodes.count(), graph.statistics().isolated()));
    }
    long unseen = written.getOrDefault(VectorStatus.UNSEEN, 0L);
    return new EmbeddingCounts(rows - isolated - unseen, isolated, unseen, size);
  }

  /**
   * A row of the table with one row per measurement.
   *
   * @param epoch epochs done before it was measured
   * @param round rounds done before it was measured, through all epochs
   * @param reconstructionError held-out error; 1: predicting the mean
   */
  record ValidationRow(int epoch, int round, double reconstructionError) {}
}
