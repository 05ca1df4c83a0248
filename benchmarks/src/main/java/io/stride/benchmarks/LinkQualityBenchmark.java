package io.stride.benchmarks;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.stddev;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.evaluation.Regularization;
import io.stride.jobs.linkprediction.LinkBaselines;
import io.stride.jobs.linkprediction.LinkPredictionRun;
import io.stride.jobs.linkprediction.LinkPredictionSettings;
import io.stride.jobs.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What vectors are worth for link prediction, with everything beside them that the job {@code
 * link-prediction} knows: area under the ROC curve and average precision with half of the edges
 * held out, mean and deviation over seeds, of the operator that validation chose and of all
 * controls. Arguments: {@code EDGES SEEDS KEY=VALUE...}.
 */
public final class LinkQualityBenchmark {
  private static final int SLOTS = 2;

  private LinkQualityBenchmark() {}

  /**
   * Prints one line per kind of non-edges and vectors or control.
   *
   * @throws IOException if temporary files cannot be written
   */
  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    List<String> words = arguments.words();
    Path output = Files.createTempDirectory("links");
    SparkSession spark = LocalSession.open(SLOTS);
    List<String> metrics = new ArrayList<>();
    for (int seed = 1; seed <= Integer.parseInt(arguments.text(1, "3")); seed++) {
      String run = "seed-" + seed;
      run(spark, config(words, output, run, seed));
      metrics.add(output + "/metrics/run=" + run + "/link-prediction.parquet");
    }
    rows(spark, metrics).forEach(LinkQualityBenchmark::print);
    spark.stop();
  }

  private static void run(SparkSession spark, StrideConfig config) throws IOException {
    EmbedSettings graph = EmbedSettings.read(config);
    LinkPredictionSettings settings =
        new LinkPredictionSettings(
            config.number("link-prediction.held-out"),
            config.number("link-prediction.training-share"),
            Regularization.auto(),
            config.integer("link-prediction.iterations"),
            config.longInteger("seed"));
    LinkBaselines baselines = LinkBaselines.read(config, graph.pipeline());
    var unused = new LinkPredictionRun(spark, graph, settings, baselines).run(Progress.silent());
  }

  private static StrideConfig config(List<String> words, Path output, String run, int seed) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("input.path", words.get(0));
    settings.put("output.path", output.toString());
    settings.put("output.run-id", run);
    settings.put("seed", seed);
    for (String assignment : words.subList(Math.min(2, words.size()), words.size())) {
      String[] pair = assignment.split("=", 2);
      settings.put(pair[0], value(pair[1]));
    }
    return StrideConfig.load(Optional.empty(), settings);
  }

  /** A list, if it is in brackets. */
  private static Object value(String text) {
    return text.startsWith("[")
        ? Arrays.stream(text.substring(1, text.length() - 1).split(",", -1))
            .filter(Predicate.not(String::isBlank))
            .toList()
        : text;
  }

  private static List<Row> rows(SparkSession spark, List<String> metrics) {
    UnaryOperator<Column> deviation = values -> coalesce(stddev(values), lit(0));
    return spark
        .read()
        .parquet(metrics.toArray(String[]::new))
        .where("chosen or control")
        .selectExpr("*", "if(control, method, vectors) as name")
        .groupBy(col("negatives"), col("name"), col("control"))
        .agg(
            avg("auc"),
            deviation.apply(col("auc")),
            avg("average_precision"),
            deviation.apply(col("average_precision")))
        .orderBy(col("negatives").desc(), col("control"), col("name"))
        .collectAsList();
  }

  private static void print(Row row) {
    Output.print(
        "%s: %s  AUC %.4f +- %.4f  average precision %.4f +- %.4f",
        row.getString(0),
        row.getString(1),
        row.getDouble(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getDouble(6));
  }
}
