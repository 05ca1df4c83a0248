package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyJobIT {
  private static final int NODES = 200;

  private final SparkSession spark = LocalSpark.session();

  @TempDir Path folder;

  @Test
  void readsLabelsThatTheVectorsShow() throws IOException {
    ClassificationResult result =
        run(table(nodes(i -> i % 3)), singleLabels(i -> i % 3), List.of(0.3, 0.5));

    assertThat(result.nodes()).isEqualTo(NODES);
    assertThat(result.labels()).isEqualTo(3);
    assertThat(result.multiLabel()).isFalse();
    assertThat(result.scores()).hasSize(2);
    assertThat(result.scores())
        .allSatisfy(
            score -> {
              assertThat(score.rule()).isEqualTo(DecisionRule.ARGMAX);
              assertThat(score.mean().micro()).isEqualTo(1);
              assertThat(score.mean().macro()).isEqualTo(1);
            });
    assertThat(result.rows()).hasSize(2);
    assertThat(result.splitRows()).hasSize(4);
    assertThat(result.table()).contains("200 labelled nodes, 3 labels", "argmax", "50.0%");
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void findsNothingWhereThereIsNothing() throws IOException {
    Random random = new Random(5);
    int[] noise = random.ints(NODES, 0, 2).toArray();

    ClassificationResult result = run(table(nodes(i -> i % 3)), singleLabels(i -> noise[i]));

    // The vectors hold i mod 3 and noise; 2 splits of 100 test nodes share labels, so the deviation
    // of their mean accuracy is at most that of one split, 0.05; 0.2 is 4 of these.
    assertThat(result.scores().get(0).mean().micro()).isCloseTo(0.5, within(0.2));
  }

  @Test
  void reportsBothRulesForSeveralLabelsPerNode() throws IOException {
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      labels.append(i).append('\t').append("mod").append(i % 3).append('\n');
      if (i % 3 != 2) {
        labels.append(i).append('\t').append("not2").append('\n');
      }
    }

    ClassificationResult result = run(table(nodes(i -> i % 3)), labels.toString());

    assertThat(result.multiLabel()).isTrue();
    assertThat(result.labels()).isEqualTo(4);
    assertThat(result.scores().stream().map(FractionScore::rule).toList())
        .containsExactly(DecisionRule.LABEL_COUNTS_GIVEN, DecisionRule.THRESHOLD);
    assertThat(result.scores()).allSatisfy(s -> assertThat(s.mean().micro()).isEqualTo(1));
    assertThat(result.table()).contains("label counts given", "threshold 0.5");
  }

  @Test
  void doesNotDependOnPartitionsOrOrderOfRows() throws IOException {
    List<Row> rows = new ArrayList<>(nodes(i -> i % 2));
    String labels = singleLabels(i -> (i / 2) % 3);
    ClassificationResult one = run(table(rows).coalesce(1), labels);

    Collections.reverse(rows);
    ClassificationResult seven = run(table(rows).repartition(7), labels);

    assertThat(seven).isEqualTo(one);
  }

  @Test
  void matchesNumbersAndTextsById() throws IOException {
    List<Row> texts =
        nodes(i -> i % 3).stream()
            .map(row -> RowFactory.create(Integer.toString(row.getInt(0)), row.get(1)))
            .toList();

    ClassificationResult result = run(table(texts, DataTypes.StringType), singleLabels(i -> i % 3));

    assertThat(result).isEqualTo(run(table(nodes(i -> i % 3)), singleLabels(i -> i % 3)));
  }

  @Test
  void countsLabelsOfNodesThatAreNotThere() throws IOException {
    String labels = singleLabels(i -> i % 3) + "900\tx\n901\t0\n";

    ClassificationResult result = run(table(nodes(i -> i % 3)), labels);

    assertThat(result.nodes()).isEqualTo(NODES);
    assertThat(result.labels()).isEqualTo(3);
    assertThat(result.unmatched()).isEqualTo(2);
    assertThat(result.warnings()).hasSize(1);
    assertThat(result.table())
        .contains("warning: 2 of 202 labelled nodes have no embedding and are left out: 900, 901");
  }

  @Test
  void ignoresNodesWithoutALabel() throws IOException {
    String labels = "0\ta\n1\tb\n3\ta\n4\tb\n6\ta\n7\tb\n9\ta\n10\tb\n";

    assertThat(run(table(nodes(i -> i % 3)), labels).nodes()).isEqualTo(8);
  }

  @Test
  void survivesALabelOfOneNode() throws IOException {
    String labels = singleLabels(i -> i == 7 ? 9 : i % 3);

    ClassificationResult result = run(table(nodes(i -> i % 3)), labels);

    // Node 7 is on the test side of some split, where its label had no training node.
    assertThat(result.labels()).isEqualTo(4);
    assertThat(result.splits().stream().mapToInt(SplitScore::constantLabels).max()).hasValue(1);
    assertThat(result.table()).contains("predict a constant");
  }

  @Test
  void survivesALabelThatAllTrainingNodesHave() throws IOException {
    StringBuilder labels = new StringBuilder("0\trare\n");
    IntStream.range(0, NODES).forEach(i -> labels.append(i).append("\tcommon\n"));

    ClassificationResult result = run(table(nodes(i -> i % 3)), labels.toString());

    assertThat(result.splits()).allSatisfy(s -> assertThat(s.constantLabels()).isPositive());
    assertThat(result.scores().get(0).mean().micro()).isGreaterThan(0.95);
  }

  @Test
  void refusesWhatCannotBeScored() {
    Dataset<Row> good = table(nodes(i -> i % 3));
    refused(good, "x\t1\ny\t2\n", "none of the 2 labelled nodes (such as 'x') has an embedding");
    refused(good, "1\ta\n2\ta\n", "have the one label 'a'");
    refused(good, "1\ta\n1\tb\n", "only node '1'");
    refused(good.drop("embedding"), "1\ta\n2\tb\n", "must include node and embedding");
    refused(good.union(good), "1\ta\n2\tb\n", "stands in several rows");
    refused(table(List.of(row(1, 1f), row(2, 1f, 2f))), "1\ta\n2\tb\n", "all need the same");
    refused(table(List.of(row(1, 1f), row(2, Float.NaN))), "1\ta\n2\tb\n", "must be finite");
  }

  private void refused(Dataset<Row> embeddings, String labels, String message) {
    assertThatThrownBy(() -> run(embeddings, labels))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  private ClassificationResult run(Dataset<Row> embeddings, String labels) throws IOException {
    return run(embeddings, labels, List.of(0.5));
  }

  private ClassificationResult run(Dataset<Row> embeddings, String labels, List<Double> fractions)
      throws IOException {
    Path file = folder.resolve("labels.tsv");
    Files.writeString(file, labels);
    ClassificationSettings settings =
        new ClassificationSettings(fractions, 2, Regularization.auto(), 100, 1);
    return ClassifyJob.run(spark, embeddings, file.toString(), settings);
  }

  private static String singleLabels(IntUnaryOperator label) {
    return IntStream.range(0, NODES)
        .mapToObj(i -> i + "\t" + label.applyAsInt(i) + "\n")
        .collect(Collectors.joining());
  }

  /** Vectors that show the class of a node by one element, beside two of noise. */
  private static List<Row> nodes(IntUnaryOperator kind) {
    Random random = new Random(3);
    return IntStream.range(0, NODES)
        .mapToObj(
            i -> {
              float[] vector = new float[5];
              vector[kind.applyAsInt(i)] = 1;
              vector[3] = random.nextFloat();
              vector[4] = random.nextFloat();
              return row(i, vector);
            })
        .toList();
  }

  private static Row row(int node, float... vector) {
    List<Float> numbers = new ArrayList<>();
    for (float number : vector) {
      numbers.add(number);
    }
    return RowFactory.create(node, numbers);
  }

  private Dataset<Row> table(List<Row> rows) {
    return table(rows, DataTypes.IntegerType);
  }

  private Dataset<Row> table(List<Row> rows, DataType idType) {
    StructType schema =
        new StructType()
            .add("node", idType)
            .add("embedding", DataTypes.createArrayType(DataTypes.FloatType));
    return spark.createDataFrame(rows, schema);
  }
}
