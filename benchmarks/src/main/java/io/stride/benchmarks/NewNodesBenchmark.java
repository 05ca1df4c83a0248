package io.stride.benchmarks;

import static org.apache.spark.sql.functions.col;

import io.stride.jobs.classification.ClassificationSettings;
import io.stride.jobs.classification.F1Scores;
import io.stride.jobs.classification.GivenSplit;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedJob;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.encode.EncodeJob;
import io.stride.jobs.encode.EncodeSettings;
import io.stride.jobs.evaluation.Regularization;
import io.stride.jobs.run.Progress;
import io.stride.train.model.ModelStore;
import io.stride.train.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What the vectors of nodes are worth that came after the training. A fifth of the nodes is taken
 * out with its edges, the rest is embedded; then the whole graph is there, and the new nodes get
 * vectors: by {@code encode} with the model of the rest, for the new nodes only, which leaves the
 * vectors of the others as they are, or for all nodes; or by doing everything again. The labels of
 * the new nodes are predicted from those of all others. Arguments: {@code EDGES LABELS SEEDS}; a
 * seed decides both the nodes and the training.
 */
public final class NewNodesBenchmark {
  private static final int SLOTS = 2;
  private static final double UNSEEN = 0.2;

  private final SparkSession spark;
  private final Path edges;
  private final String labels;
  private final Path output;
  private final Map<String, List<Result>> results = new LinkedHashMap<>();

  /** What one way reached with one seed; seconds are what the new nodes' vectors cost. */
  private record Result(F1Scores f1, double seconds) {}

  /** Makes vectors. */
  @FunctionalInterface
  private interface Work {
    Dataset<Row> run() throws IOException;
  }

  private NewNodesBenchmark(SparkSession spark, Path edges, String labels, Path output) {
    this.spark = spark;
    this.edges = edges;
    this.labels = labels;
    this.output = output;
  }

  /**
   * Embeds, encodes, classifies and prints a line per way.
   *
   * @throws IOException if temporary files cannot be written
   */
  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    SparkSession spark = LocalSession.open(SLOTS);
    NewNodesBenchmark benchmark =
        new NewNodesBenchmark(
            spark,
            Path.of(arguments.text(0, "data/cora/edges.tsv")),
            arguments.text(1, "data/cora/labels.tsv"),
            Files.createTempDirectory("new-nodes"));
    int seeds = Integer.parseInt(arguments.text(2, "3"));
    // Not to count what the first run in a JVM costs.
    var unused = benchmark.embed("warm", benchmark.edges, seeds + 1, Map.of());
    for (int seed = 1; seed <= seeds; seed++) {
      benchmark.measure(seed);
    }
    benchmark.print();
    spark.stop();
  }

  private void measure(int seed) throws IOException {
    NodeHoldout holdout = NodeHoldout.of(edges, UNSEEN, seed, output);
    String run = "seen-" + seed;
    Dataset<Row> seen = embed(run, holdout.edges(), seed, Map.of());
    Column isNew = col("node").cast("string").isin(holdout.unseen().toArray());
    Column isKnown = col("node").isin(ids(seen));
    add(
        "encode with the model of the rest",
        seed,
        seen,
        isNew,
        () -> encode(run, "new-" + seed, seed, output + "/embeddings/run=" + run));
    again(
        "encode all with the model of the rest",
        seed,
        isKnown,
        isNew,
        () -> encode(run, "all-" + seed, seed, ""));
    Dataset<Row> means =
        ControlVectors.named("window-mean")
            .orElseThrow()
            .of(spark, config("x", holdout.edges(), seed));
    add(
        "window-mean of the rest, no network",
        seed,
        means,
        isNew,
        () -> ControlVectors.windowMeans(spark, config("x", edges, seed), model(run)));
    again("embed again", seed, isKnown, isNew, () -> embed("full-" + seed, edges, seed, Map.of()));
    again(
        "window-mean again, no network",
        seed,
        isKnown,
        isNew,
        () ->
            ControlVectors.named("window-mean").orElseThrow().of(spark, config("x", edges, seed)));
    again(
        "node2vec again",
        seed,
        isKnown,
        isNew,
        () -> embed("n2v-" + seed, edges, seed, Map.of("model.type", "node2vec")));
  }

  /** Known nodes keep the vectors they have. */
  private void add(String way, int seed, Dataset<Row> known, Column isNew, Work work)
      throws IOException {
    long begun = System.nanoTime();
    Dataset<Row> made = work.run();
    double seconds = (System.nanoTime() - begun) * 1e-9;
    record(way, seed, known, made.where(isNew), seconds);
  }

  /** All nodes get new vectors, since those of two trainings don't go together. */
  private void again(String way, int seed, Column isKnown, Column isNew, Work work)
      throws IOException {
    long begun = System.nanoTime();
    Dataset<Row> made = work.run();
    double seconds = (System.nanoTime() - begun) * 1e-9;
    record(way, seed, made.where(isKnown), made.where(isNew), seconds);
  }

  private void record(String way, int seed, Dataset<Row> train, Dataset<Row> test, double seconds) {
    ClassificationSettings settings =
        new ClassificationSettings(List.of(0.5), 1, Regularization.auto(), 100, seed);
    F1Scores f1 = GivenSplit.run(spark, train, test, labels, settings).get(0).f1();
    results.computeIfAbsent(way, name -> new ArrayList<>()).add(new Result(f1, seconds));
  }

  private Object[] ids(Dataset<Row> vectors) {
    return vectors.select("node").collectAsList().stream().map(row -> row.get(0)).toArray();
  }

  private Dataset<Row> embed(String run, Path input, int seed, Map<String, Object> more)
      throws IOException {
    StrideConfig config = config(run, input, seed).with(more);
    var unused = new EmbedJob(spark, EmbedSettings.read(config), Progress.silent()).run();
    return spark.read().parquet(output + "/embeddings/run=" + run);
  }

  private Dataset<Row> encode(String model, String run, int seed, String known) throws IOException {
    StrideConfig config =
        config(run, edges, seed)
            .with(
                Map.of(
                    "encoding.model", output + "/models",
                    "encoding.model-run-id", model,
                    "encoding.known", known));
    var unused = new EncodeJob(spark, EncodeSettings.read(config), Progress.silent()).run();
    return spark.read().parquet(output + "/embeddings/run=" + run);
  }

  private SavedModel model(String run) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(output + "/models/run=" + run);
    return new ModelStore(path.getFileSystem(spark.sparkContext().hadoopConfiguration()), path)
        .read();
  }

  private StrideConfig config(String run, Path input, int seed) {
    return StrideConfig.load(
        Optional.empty(),
        Map.of(
            "input.path",
            input.toString(),
            "output.path",
            output.toString(),
            "output.run-id",
            run,
            "seed",
            seed));
  }

  private void print() {
    results.forEach(
        (way, own) ->
            Output.print(
                "%-38s micro-F1 %s  macro-F1 %s  %.1f s  (%d seeds)",
                way,
                new Spread(own.stream().map(one -> one.f1().micro()).toList()).text(),
                new Spread(own.stream().map(one -> one.f1().macro()).toList()).text(),
                new Spread(own.stream().map(Result::seconds).toList()).mean(),
                own.size()));
  }
}
