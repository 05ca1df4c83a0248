package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.evaluation.Regularization;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PenaltySelectionTest {
  private static final int NODES = 120;
  private static final Regularization FAR_APART = new Regularization(List.of(1e-6, 0.03, 1e4));

  @Test
  void testNodesDoNotTakePart() {
    LabelledNodes nodes = nodes(NODES, NODES);
    // The same training nodes; what comes after them has other vectors and other labels.
    LabelledNodes others = nodes(NODES, NODES / 2);

    assertThat(choose(others, NODES / 2, FAR_APART)).isEqualTo(choose(nodes, NODES / 2, FAR_APART));
  }

  @Test
  void aPenaltyThatLeavesOnlyTheInterceptIsNotChosenWhereVectorsTell() {
    assertThat(choose(nodes(NODES, NODES), NODES, FAR_APART)).isLessThan(1);
  }

  @Test
  void aFixedPenaltyAndTooFewNodesNeedNoChoice() {
    assertThat(choose(nodes(NODES, NODES), NODES, Regularization.fixed(0.7))).isEqualTo(0.7);
    assertThat(choose(nodes(NODES, NODES), 2, FAR_APART)).isEqualTo(0.03);
  }

  private static double choose(LabelledNodes nodes, int train, Regularization regularization) {
    int[] positions = new Random(1).ints(0, NODES).distinct().limit(NODES).toArray();
    int[] chosen = Arrays.stream(positions).filter(i -> i < train).toArray();
    return new PenaltySelection(
            nodes, new ClassificationSettings(List.of(0.5), 1, regularization, 100, 1))
        .choose(chosen);
  }

  /** Vectors that show one of three labels; from node {@code noise} on, anything. */
  private static LabelledNodes nodes(int count, int noise) {
    TreeMap<String, float[]> vectors = new TreeMap<>();
    TreeMap<String, NavigableSet<String>> labels = new TreeMap<>();
    Random random = new Random(2);
    Random other = new Random(3);
    for (int node = 0; node < count; node++) {
      String id = "%03d".formatted(node);
      float[] vector = {(float) random.nextGaussian(), (float) random.nextGaussian(), 0};
      int label = random.nextInt(3);
      vector[label] += 2;
      if (node >= noise) {
        vector[0] = (float) other.nextGaussian();
        label = other.nextInt(3);
      }
      vectors.put(id, vector);
      labels.put(id, new TreeSet<>(List.of("label" + label)));
    }
    return LabelledNodes.of(new Labels(labels), new EmbeddingVectors(vectors));
  }
}
