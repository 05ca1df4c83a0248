package io.stride.train.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;

class LatentPoolingTest {
  private static final int SIZE = 4;

  @Test
  @DisplayName("A node gets a piece's latent once, however often it occurs; walks are distinct")
  void mean() {
    LatentPooling pooling = new LatentPooling(0, 100);
    float[] latents = {9, 9, 9, 9, 1, 2, 3, 4, 3, 2, 1, 0, 5, 5, 5, 5};
    pooling.add(new int[] {7, 8, 7}, 0, latents, 4, SIZE);
    pooling.add(new int[] {7}, 0, latents, 8, SIZE);
    pooling.add(new int[] {7}, 1, latents, 12, SIZE);
    Map<Integer, NodeEmbedding> nodes = means(List.of(pooling.take()));
    assertThat(nodes.keySet()).containsExactly(7, 8);
    assertThat(nodes.get(7).vector()).containsExactly(3, 3, 3, 3);
    assertThat(nodes.get(7).walks()).isEqualTo(2);
    assertThat(nodes.get(8).vector()).containsExactly(1, 2, 3, 4);
    assertThat(nodes.get(8).walks()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 19})
  @DisplayName("Flushed after every few nodes, means and walks are those of one sum")
  void flushes(int capacity) {
    Map<Integer, NodeEmbedding> whole = means(pooled(1_000_000));
    List<List<Tuple2<Integer, PooledLatent>>> parts = pooled(capacity);
    assertThat(parts).hasSizeGreaterThan(3);
    Map<Integer, NodeEmbedding> flushed = means(parts);
    assertThat(flushed.keySet()).isEqualTo(whole.keySet());
    for (NodeEmbedding node : whole.values()) {
      assertThat(flushed.get(node.node()).vector()).containsExactly(node.vector(), within(1e-6f));
      assertThat(flushed.get(node.node()).walks()).isEqualTo(node.walks());
    }
  }

  @Test
  @DisplayName("Sums come in node order, and the pooling starts anew")
  void takes() {
    LatentPooling pooling = new LatentPooling(0, 2);
    assertThat(pooling.full()).isFalse();
    pooling.add(new int[] {50_000, 3}, 0, new float[SIZE], 0, SIZE);
    assertThat(pooling.full()).isTrue();
    assertThat(pooling.take().stream().map(Tuple2::_1)).containsExactly(3, 50_000);
    assertThat(pooling.full()).isFalse();
    assertThat(pooling.take()).isEmpty();
  }

  @Test
  @DisplayName("Partial sums give the same bits in whichever order they arrive")
  void arrival() {
    List<List<Tuple2<Integer, PooledLatent>>> parts = new ArrayList<>(pooled(3));
    Map<Integer, NodeEmbedding> inOrder = means(parts);
    Collections.reverse(parts);
    Map<Integer, NodeEmbedding> reversed = means(parts);
    for (NodeEmbedding node : inOrder.values()) {
      assertThat(reversed.get(node.node()).vector()).isEqualTo(node.vector());
    }
  }

  /** 40 walks of two pieces over 20 nodes; sums are taken between walks, as the encoder does. */
  private static List<List<Tuple2<Integer, PooledLatent>>> pooled(int capacity) {
    SplittableRandom random = new SplittableRandom(4);
    LatentPooling pooling = new LatentPooling(0, capacity);
    List<List<Tuple2<Integer, PooledLatent>>> parts = new ArrayList<>();
    for (int walk = 0; walk < 40; walk++) {
      for (int piece = 0; piece < 2; piece++) {
        float[] latent = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
          latent[i] = (float) random.nextGaussian();
        }
        pooling.add(random.ints(3, 0, 20).toArray(), walk, latent, 0, SIZE);
      }
      if (pooling.full()) {
        parts.add(pooling.take());
      }
    }
    parts.add(pooling.take());
    return parts;
  }

  private static Map<Integer, NodeEmbedding> means(
      List<List<Tuple2<Integer, PooledLatent>>> parts) {
    Map<Integer, List<PooledLatent>> byNode = new TreeMap<>();
    for (List<Tuple2<Integer, PooledLatent>> part : parts) {
      part.forEach(sum -> byNode.computeIfAbsent(sum._1(), any -> new ArrayList<>()).add(sum._2()));
    }
    Map<Integer, NodeEmbedding> means = new TreeMap<>();
    byNode.forEach((node, sums) -> means.put(node, PooledLatent.mean(node, sums)));
    return means;
  }
}
