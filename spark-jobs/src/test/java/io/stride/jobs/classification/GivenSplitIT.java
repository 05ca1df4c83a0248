package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are whole numbers, their label is the remainder by 3. */
class GivenSplitIT {
  private static final ClassificationSettings SETTINGS =
      new ClassificationSettings(List.of(0.5), 1, Regularization.auto(), 100, 1);

  private final SparkSession spark = LocalSpark.session();

  @TempDir Path folder;

  @Test
  void labelsOfTheOthersAreFoundWhereTheVectorsShowThem() throws IOException {
    List<SplitScore> scores = run(vectors(0, 90, i -> i % 3), vectors(90, 120, i -> i % 3));

    assertThat(scores).hasSize(1);
    assertThat(scores.get(0).f1().micro()).isEqualTo(1);
  }

  @Test
  void whatIsTestedTakesNoPartInTheTraining() throws IOException {
    // The test nodes' vectors say the wrong label: learnt from, they would be right in part.
    List<SplitScore> scores = run(vectors(0, 90, i -> i % 3), vectors(90, 180, i -> (i + 1) % 3));

    assertThat(scores.get(0).f1().micro()).isZero();
  }

  @Test
  void bothSidesNeedLabels() {
    assertThatThrownBy(() -> run(vectors(0, 90, i -> i % 3), vectors(1000, 1001, i -> 0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "90 labelled nodes to train on and 0 to test on, at least one of each is needed");
  }

  @Test
  void aGivenSplitHasTheNamedNodesOnTheTrainingSide() {
    TrainTestSplit split =
        TrainTestSplit.given(List.of("a", "b", "c", "d"), Set.of("d", "b", "else"), 1);

    assertThat(split.train()).containsExactlyInAnyOrder(1, 3);
    assertThat(split.test()).containsExactly(0, 2);
  }

  private List<SplitScore> run(Dataset<Row> train, Dataset<Row> test) throws IOException {
    String lines =
        IntStream.range(0, 200)
            .mapToObj(i -> i + "\tlabel" + i % 3 + "\n")
            .collect(Collectors.joining());
    Path labels = Files.writeString(folder.resolve("labels.tsv"), lines);
    return GivenSplit.run(spark, train, test, labels.toString(), SETTINGS);
  }

  private Dataset<Row> vectors(int from, int to, IntUnaryOperator shown) {
    List<Row> rows =
        IntStream.range(from, to)
            .mapToObj(
                node -> {
                  float[] vector = new float[3];
                  vector[shown.applyAsInt(node)] = 1;
                  return RowFactory.create((long) node, vector);
                })
            .toList();
    return spark.createDataFrame(
        rows,
        new StructType()
            .add("node", DataTypes.LongType)
            .add("embedding", DataTypes.createArrayType(DataTypes.FloatType)));
  }
}
