package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.testing.LocalWalks;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.SmallGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On two blocks of nodes with many edges within and few between. */
class SkipGramTrainingTest {
  private static final int BLOCK = 30;
  private static final int NODES = 2 * BLOCK + 1;
  private static final LocalWalks WALKS =
      new LocalWalks(twoBlocks(), new WalkSettings(20, 60, 1, 1, 7));

  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());

  @ParameterizedTest
  @DisplayName("nodes of one block are nearer than those of two, however many partitions train")
  @ValueSource(ints = {1, 2, 3})
  void learnsBlocks(int partitions) {
    SkipGramResult result = train(settings(1, 0), partitions, SkipGramStart.random(NODES));

    assertThat(within(result) - across(result)).isGreaterThan(0.3);
    List<SkipGramRound> rounds = result.rounds();
    // Six pairs, of which nothing is known.
    assertThat(rounds.get(0).loss()).isLessThanOrEqualTo(6 * Math.log(2));
    assertThat(rounds.get(rounds.size() - 1).loss()).isLessThan(0.9 * rounds.get(0).loss());
    assertThat(rounds.stream().mapToLong(SkipGramRound::walks).sum()).isEqualTo(60 * 60);
    assertThat(rounds.stream().mapToLong(SkipGramRound::tokens).sum()).isEqualTo(60 * 60 * 20);
    assertThat(rounds.get(0).learningRate()).isEqualTo(0.05);
    assertThat(result.diverged()).isFalse();
  }

  @Test
  @DisplayName("the same settings give the same bits")
  void sameBits() {
    SkipGramResult first = train(settings(0.5, 1e-2), 2, SkipGramStart.random(NODES));
    SkipGramResult second = train(settings(0.5, 1e-2), 2, SkipGramStart.random(NODES));

    for (int node = 0; node < NODES; node++) {
      assertThat(first.input().row(node)).containsExactly(second.input().row(node));
      assertThat(first.output().row(node)).containsExactly(second.output().row(node));
    }
    assertThat(first.walks()).containsExactly(second.walks());
  }

  @Test
  @DisplayName("what a partition trains does not depend on how many rounds it is cut into")
  void roundsOfOnePartition() {
    SkipGramResult whole = train(settings(1, 0), 1, SkipGramStart.random(NODES));
    WalkShare share = WalkShare.of(NODES, WALKS.settings(), 1, 5);
    SkipGramSettings settings = settings(1, 0);
    RowUpdates rows;
    try (WalkTrainer trainer =
        new WalkTrainer(
            settings,
            TokenSampling.of(NodeCounts.count(context, WALKS, share, 1), 0),
            SkipGramStart.random(NODES).tables(settings))) {
      SkipGramPlan plan = new SkipGramPlan("", settings, WALKS, share, 1, 1, null);
      Iterator<int[]> walks = WALKS.walks(share.keys(0, 0, 1, 0, share.walks()));
      for (long i = 0; i < share.walks(); i++) {
        trainer.train(walks.next(), 0, i, (float) plan.rate(0, i));
      }
      rows = trainer.result().input();
    }
    for (int i = 0; i < rows.times().length; i++) {
      assertThat(rows.changes().values().row(i))
          .containsExactly(whole.input().row(rows.changes().rows()[i]));
    }
  }

  @Test
  @DisplayName("every node has its vector and its walks; one that no walk meets has zeros and none")
  void embeddings() {
    SkipGramResult result = train(settings(1, 0), 2, SkipGramStart.random(NODES));

    List<NodeEmbedding> embeddings = new ArrayList<>(result.embeddings(context).collect());
    embeddings.sort((a, b) -> Integer.compare(a.node(), b.node()));

    assertThat(embeddings).hasSize(NODES);
    for (NodeEmbedding node : embeddings.subList(0, NODES - 1)) {
      assertThat(node.vector()).containsExactly(result.input().row(node.node()));
      assertThat(node.walks()).isBetween(60, 60 * 60);
    }
    assertThat(embeddings.get(NODES - 1).vector()).containsOnly(0);
    assertThat(embeddings.get(NODES - 1).walks()).isZero();
  }

  @Test
  @DisplayName("given vectors are scaled, and lead further than random ones on the same few walks")
  void refines() {
    List<NodeEmbedding> given = new ArrayList<>();
    Random random = new Random(3);
    for (int node = 0; node < NODES - 1; node++) {
      float[] vector = new float[16];
      for (int i = 0; i < vector.length; i++) {
        boolean marked = i < 8 == node < BLOCK;
        vector[i] = (float) (random.nextGaussian() + (marked ? 30 : 0));
      }
      given.add(new NodeEmbedding(node, vector, 4));
    }
    SkipGramStart start = SkipGramStart.of(given, NODES, 16);
    double squares = 0;
    for (int node = 0; node < NODES - 1; node++) {
      for (float value : start.vectors().orElseThrow().row(node)) {
        squares += (double) value * value;
      }
    }
    assertThat(Math.sqrt(squares / (NODES - 1) / 16)).isBetween(0.0999, 0.1001);

    SkipGramResult result = train(settings(0.05, 0), 2, start);

    SkipGramResult anew = train(settings(0.05, 0), 2, SkipGramStart.random(NODES));
    assertThat(within(result) - across(result)).isGreaterThan(within(anew) - across(anew) + 0.1);
    assertThat(result.input().row(0)).isNotEqualTo(start.vectors().orElseThrow().row(0));
    assertThat(Arrays.stream(result.walks()).limit(NODES - 1)).allMatch(walks -> walks >= 4);
  }

  @Test
  @DisplayName("a learning rate far too high ends training as diverged")
  void diverges() {
    SkipGramSettings wild = new SkipGramSettings(16, 5, 5, 1e30, 1, 0, 1, 5);

    SkipGramResult result = train(wild, 1, SkipGramStart.random(NODES));

    assertThat(result.diverged()).isTrue();
    assertThat(result.rounds()).hasSizeLessThan(SkipGramTraining.ROUNDS_ALONE);
  }

  @Test
  @DisplayName("a graph whose walks all end where they start is refused")
  void nothingToTrainOn() {
    LocalWalks none =
        new LocalWalks(SmallGraphs.undirected(3, new int[0][]), new WalkSettings(5, 2, 1, 1, 1));

    assertThatThrownBy(
            () ->
                new SkipGramTraining(context, settings(1, 0), 2)
                    .train(none, SkipGramStart.random(3), SkipGramListener.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nothing to train on");
  }

  private SkipGramResult train(SkipGramSettings settings, int partitions, SkipGramStart start) {
    return new SkipGramTraining(context, settings, partitions)
        .train(WALKS, start, SkipGramListener.NONE);
  }

  private static SkipGramSettings settings(double share, double subsampling) {
    return new SkipGramSettings(16, 5, 5, 0.05, 1, subsampling, share, 5);
  }

  private static double within(SkipGramResult result) {
    return (meanCosine(result, 0) + meanCosine(result, BLOCK)) / 2;
  }

  private static double across(SkipGramResult result) {
    double sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      for (int j = BLOCK; j < 2 * BLOCK; j++) {
        sum += cosine(result.input().row(i), result.input().row(j));
      }
    }
    return sum / BLOCK / BLOCK;
  }

  private static double meanCosine(SkipGramResult result, int first) {
    double sum = 0;
    for (int i = first; i < first + BLOCK; i++) {
      for (int j = first; j < i; j++) {
        sum += cosine(result.input().row(i), result.input().row(j));
      }
    }
    return 2 * sum / BLOCK / (BLOCK - 1);
  }

  private static double cosine(float[] x, float[] y) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < x.length; i++) {
      product += (double) x[i] * y[i];
      first += (double) x[i] * x[i];
      second += (double) y[i] * y[i];
    }
    return product / Math.sqrt(first * second);
  }

  /** Each node has about ten neighbours in its block and one in the other; the last has none. */
  private static CompactGraph twoBlocks() {
    Random random = new Random(1);
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < 2 * BLOCK; i++) {
      for (int j = 0; j < i; j++) {
        boolean together = i < BLOCK == j < BLOCK;
        if (random.nextDouble() < (together ? 0.35 : 0.03)) {
          pairs.add(new int[] {j, i});
        }
      }
    }
    return SmallGraphs.undirected(NODES, pairs.toArray(int[][]::new));
  }
}
