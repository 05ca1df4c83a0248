package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.batch.PieceBatch;
import io.stride.train.model.NetworkState;
import io.stride.train.testing.TinyModels;
import io.stride.walk.testing.LocalSpark;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedSumTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 17, 25, 50})
  @DisplayName("Directly and in groups, the sum is that of a plain loop, the same bits every time")
  void sums(int partitions) {
    StateSum plain = StateSum.nothing(true);
    for (int partition = 0; partition < partitions; partition++) {
      plain.add(state(partition));
    }
    StateSum sum = sum(partitions);
    NetworkState once = sum.mean();
    Parameters.assertEqual(once, plain.mean(), 1e-7);
    assertThat(once.steps()).isEqualTo(plain.mean().steps());
    Parameters.assertSame(sum(partitions).mean(), once);
    assertThat(sum.tally().pieces()).isEqualTo(plain.tally().pieces());
    assertThat(sum.exhausted()).isEqualTo(plain.exhausted());
  }

  private static StateSum sum(int partitions) {
    JavaRDD<Integer> numbers =
        CONTEXT.parallelize(IntStream.range(0, partitions).boxed().toList(), partitions);
    return OrderedSum.of(new PartitionJob<>(OrderedSumTest::state), numbers);
  }

  /** A state that follows from the partition; every seventh partition has nothing left. */
  private static StateSum state(int partition) {
    if (partition % 7 == 3) {
      return StateSum.nothing(true);
    }
    float[] parameters = new float[40];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) Math.sin(i + 1.3 * partition);
    }
    RoundTally tally = new RoundTally();
    int[][] pieces = new int[1 + partition % 5][2];
    PieceBatch batch = TinyModels.batch(2, 0, pieces);
    tally.add(batch, 1, 1);
    NetworkState state = new NetworkState(parameters, new float[] {partition}, partition);
    return StateSum.of(state, tally, partition % 7 == 2);
  }
}
