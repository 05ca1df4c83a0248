package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.table.NegativeSampling;
import io.stride.train.table.NodeTable;
import io.stride.walk.sampling.WalkRandom;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps against the gradient of the loss over all pairs one by one, in double precision. */
class BlockKernelTest {
  private static final int NODES = 30;
  private static final float RATE = 0.01f;

  /** The error of the sigmoid table, times the rate, the pairs of a node and the largest number. */
  private static final Offset<Double> CLOSE = Offset.offset(5e-4);

  private final Random random = new Random(4);

  @ParameterizedTest
  @DisplayName("a step goes down the gradient of the loss, whatever the sizes")
  @CsvSource({"2,1,1,0", "7,2,3,4", "16,10,5,8", "128,10,5,36", "131,90,9,38", "8,2147483647,2,4"})
  void step(int size, int window, int negatives, int from) {
    NodeTable input = table(size);
    NodeTable output = table(size);
    int[] walk = random.ints(40, 0, NODES / 2).toArray();
    SkipGramSettings settings = new SkipGramSettings(size, window, negatives, RATE, 1, 0, 1, 1);
    PairBlock block = new PairBlock(settings);
    WalkRandom draws = new WalkRandom();
    draws.start(1, 2, 3);
    block.fill(walk, walk.length, from, draws, new NegativeSampling(new int[NODES]));
    TouchedRows inputs = new TouchedRows(input);
    TouchedRows outputs = new TouchedRows(output);
    double loss;
    try (BlockKernel kernel = new BlockKernel(inputs, outputs, size)) {
      loss = kernel.step(block, RATE);
    }

    Plain plain = new Plain(input, output);
    plain.step(walk, from, window, negatives);

    assertThat(loss).isCloseTo(plain.loss, Offset.offset(0.001 * block.pairs() * (1 + negatives)));
    assertThat(block.pairs()).isEqualTo(plain.pairs);
    assertRows(input, inputs.updates(), plain.inputAfter);
    assertRows(output, outputs.updates(), plain.outputAfter);
  }

  @Test
  @DisplayName("steps stay finite where two nodes fill the walk and the window is wide")
  void twoNodes() {
    int[] walk = new int[80];
    Arrays.setAll(walk, i -> i % 2);
    assertFinite(new int[] {40, 40}, new SkipGramSettings(16, 50, 20, 0.025, 1, 0, 1, 1), walk);
  }

  @Test
  @DisplayName("steps stay finite where a hub meets many nodes that are much alike")
  void hub() {
    int leaves = 300;
    int[] counts = new int[leaves + 1];
    Arrays.fill(counts, 40);
    counts[0] = 40 * leaves;
    int[] walk = new int[80];
    Arrays.setAll(walk, i -> i % 2 == 0 ? 0 : 1 + random.nextInt(leaves));
    assertFinite(counts, new SkipGramSettings(16, 40, 50, 0.025, 1, 0, 1, 1), walk);
  }

  /** Trains on a walk many times. */
  private void assertFinite(int[] counts, SkipGramSettings settings, int[] walk) {
    NodeTable input = table(counts.length, settings.size());
    TouchedRows inputs = new TouchedRows(input);
    TouchedRows outputs = new TouchedRows(table(counts.length, settings.size()));
    PairBlock block = new PairBlock(settings);
    WalkRandom draws = new WalkRandom();
    draws.start(1, 2, 3);
    NegativeSampling sampling = new NegativeSampling(counts);
    try (BlockKernel kernel = new BlockKernel(inputs, outputs, settings.size())) {
      for (int i = 0; i < 20_000; i++) {
        block.fill(walk, walk.length, i % (walk.length - 3), draws, sampling);
        kernel.step(block, (float) settings.learningRate());
      }
    }
    float[] first = inputs.updates().changes().values().row(0);
    for (float value : first) {
      assertThat(value).isBetween(-20f, 20f);
    }
  }

  private static void assertRows(NodeTable before, RowUpdates updates, double[][] expected) {
    NodeTable after = before.copy();
    updates.changes().applyTo(after);
    for (int node = 0; node < NODES; node++) {
      float[] row = after.row(node);
      for (int k = 0; k < row.length; k++) {
        assertThat((double) row[k]).as("row %d", node).isCloseTo(expected[node][k], CLOSE);
      }
    }
    assertThat(updates.times()).isNotEmpty();
    assertThat(Arrays.stream(updates.times())).allMatch(times -> times > 0);
  }

  private NodeTable table(int size) {
    return table(NODES, size);
  }

  private NodeTable table(int nodes, int size) {
    NodeTable table = new NodeTable(nodes, size);
    for (int node = 0; node < nodes; node++) {
      float[] row = new float[size];
      for (int i = 0; i < size; i++) {
        row[i] = (float) (random.nextGaussian() / Math.sqrt(size));
      }
      table.write(node, row, 0);
    }
    return table;
  }

  /** Pair after pair, with the same draws. */
  private static final class Plain {
    private final NodeTable input;
    private final NodeTable output;
    private final double[][] inputAfter;
    private final double[][] outputAfter;
    private double loss;
    private long pairs;

    Plain(NodeTable input, NodeTable output) {
      this.input = input;
      this.output = output;
      this.inputAfter = doubles(input);
      this.outputAfter = doubles(output);
    }

    void step(int[] walk, int from, int window, int negatives) {
      WalkRandom draws = new WalkRandom();
      draws.start(1, 2, 3);
      int to = Math.min(walk.length, from + PairBlock.POSITIONS);
      long[] reaches = new long[to - from];
      Arrays.setAll(reaches, i -> 1 + (long) (draws.nextUnit() * window));
      NegativeSampling sampling = new NegativeSampling(new int[NODES]);
      int[] drawn = new int[negatives * PairBlock.POSITIONS];
      Arrays.setAll(drawn, i -> sampling.pick(draws.nextUnit()));
      for (int at = from; at < to; at++) {
        for (int near = 0; near < walk.length; near++) {
          if (near != at && Math.abs(near - at) <= reaches[at - from]) {
            pairs++;
            move(walk[near], walk[at], drawn);
          }
        }
      }
    }

    private void move(int near, int node, int[] drawn) {
      move(near, node, 1, 1);
      for (int other : drawn) {
        if (other != node) {
          move(near, other, -1, 1.0 / PairBlock.POSITIONS);
        }
      }
    }

    private void move(int near, int node, int sign, double weight) {
      float[] v = input.row(near);
      float[] u = output.row(node);
      double product = 0;
      for (int i = 0; i < v.length; i++) {
        product += (double) v[i] * u[i];
      }
      loss += weight * Math.log1p(Math.exp(-sign * product));
      // -d/dx log s(x) = -s(-x)
      double step = RATE * weight * sign / (1 + Math.exp(sign * product));
      for (int i = 0; i < v.length; i++) {
        inputAfter[near][i] += step * u[i];
        outputAfter[node][i] += step * v[i];
      }
    }

    private static double[][] doubles(NodeTable table) {
      double[][] copy = new double[NODES][table.width()];
      for (int node = 0; node < NODES; node++) {
        float[] row = table.row(node);
        Arrays.setAll(copy[node], i -> row[i]);
      }
      return copy;
    }
  }
}
