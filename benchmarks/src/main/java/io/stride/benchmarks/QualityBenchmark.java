package io.stride.benchmarks;

import io.stride.jobs.classification.ClassificationResult;
import io.stride.jobs.classification.ClassificationSettings;
import io.stride.jobs.classification.ClassifyJob;
import io.stride.jobs.classification.FractionScore;
import io.stride.jobs.classification.Spread;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedJob;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.evaluation.Regularization;
import io.stride.jobs.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What vectors are worth for node classification, each variant of the settings over several seeds:
 * micro and macro F1 with half of the nodes to train on, mean and deviation over seeds of the means
 * over splits, every seed with splits of its own; once with the penalty that validation chooses,
 * once with a fixed one. Arguments: {@code EDGES LABELS SEEDS SPLITS VARIANT...}; a variant is
 * {@code KEY=VALUE,KEY=VALUE}, a file of settings such as {@code conf/presets/small.conf}, {@code
 * default}, or vectors of the same walks that {@code embed} doesn't make: {@code features}, {@code
 * window-mean}, {@code window-mean-skip-gram=SHARE}, {@code spark-word2vec=PARTITIONS} or {@code
 * gensim=PYTHON}.
 */
public final class QualityBenchmark {
  private static final int SLOTS = 2;

  /** About C = 1 of scikit-learn, the customary protocol's, for a few thousand training nodes. */
  private static final double FIXED_PENALTY = 0.001;

  private final SparkSession spark;
  private final String edges;
  private final String labels;
  private final Path output;

  private QualityBenchmark(SparkSession spark, String edges, String labels, Path output) {
    this.spark = spark;
    this.edges = edges;
    this.labels = labels;
    this.output = output;
  }

  /**
   * Embeds, classifies and prints one line per variant and rule.
   *
   * @throws IOException if temporary files cannot be written
   */
  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    List<String> words = arguments.words();
    int seeds = Integer.parseInt(arguments.text(2, "3"));
    int splits = Integer.parseInt(arguments.text(3, "5"));
    SparkSession spark = LocalSession.open(SLOTS);
    QualityBenchmark benchmark =
        new QualityBenchmark(
            spark, words.get(0), words.get(1), Files.createTempDirectory("quality"));
    for (String variant : words.subList(4, words.size())) {
      benchmark.measure(variant, seeds, splits);
    }
    spark.stop();
  }

  private void measure(String variant, int seeds, int splits) throws IOException {
    List<ClassificationResult> chosen = new ArrayList<>();
    List<ClassificationResult> fixed = new ArrayList<>();
    double seconds = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      String run = "run-" + Integer.toHexString(variant.hashCode()) + "-" + seed;
      long begun = System.nanoTime();
      Dataset<Row> vectors = vectors(variant, seed, run);
      seconds += (System.nanoTime() - begun) * 1e-9 / seeds;
      chosen.add(classify(vectors, splits, seed, Regularization.auto()));
      fixed.add(classify(vectors, splits, seed, Regularization.fixed(FIXED_PENALTY)));
    }
    String label = ControlVectors.named(variant).map(ControlVectors::label).orElse(variant);
    for (int rule = 0; rule < chosen.get(0).scores().size(); rule++) {
      print(label, rule, chosen, seconds);
      print(label + " (penalty " + FIXED_PENALTY + ")", rule, fixed, seconds);
    }
  }

  private Dataset<Row> vectors(String variant, int seed, String run) throws IOException {
    Optional<ControlVectors> control = ControlVectors.named(variant);
    if (control.isPresent()) {
      return control.get().of(spark, settings("default", seed, run));
    }
    EmbedSettings settings = EmbedSettings.read(settings(variant, seed, run));
    var unused = new EmbedJob(spark, settings, Progress.silent()).run();
    return spark.read().parquet(output + "/embeddings/run=" + run);
  }

  private StrideConfig settings(String variant, int seed, String run) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("input.path", edges);
    settings.put("output.path", output.toString());
    settings.put("output.run-id", run);
    settings.put("seed", seed);
    if (variant.endsWith(".conf")) {
      return StrideConfig.load(Optional.of(variant), settings);
    }
    if (!variant.equals("default")) {
      for (String assignment : variant.split(",", -1)) {
        String[] pair = assignment.split("=", 2);
        settings.put(pair[0], pair[1]);
      }
    }
    return StrideConfig.load(Optional.empty(), settings);
  }

  private ClassificationResult classify(
      Dataset<Row> vectors, int splits, int seed, Regularization regularization) {
    ClassificationSettings settings =
        new ClassificationSettings(List.of(0.5), splits, regularization, 100, seed);
    return ClassifyJob.run(spark, vectors, labels, settings);
  }

  private static void print(
      String label, int rule, List<ClassificationResult> results, double seconds) {
    List<FractionScore> scores = results.stream().map(one -> one.scores().get(rule)).toList();
    Output.print(
        "%s: %s  micro-F1 %s  macro-F1 %s  (%d seeds, %.0f s to embed)",
        label,
        scores.get(0).rule().title(),
        Spread.of(scores.stream().mapToDouble(score -> score.mean().micro()).toArray()),
        Spread.of(scores.stream().mapToDouble(score -> score.mean().macro()).toArray()),
        scores.size(),
        seconds);
  }
}
