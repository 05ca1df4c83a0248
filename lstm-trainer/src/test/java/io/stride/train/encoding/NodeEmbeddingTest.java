package io.stride.train.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeEmbeddingTest {
  @Test
  void normalizedVectorsHaveLengthOne() {
    NodeEmbedding normalized = new NodeEmbedding(7, new float[] {3, 0, -4}, 5).normalized();

    assertThat(normalized.vector()).containsExactly(0.6f, 0, -0.8f);
    assertThat(normalized.node()).isEqualTo(7);
    assertThat(normalized.walks()).isEqualTo(5);
  }

  @Test
  void largeAndTinyVectorsKeepTheirDirection() {
    assertThat(new NodeEmbedding(0, new float[] {3e8f, 4e8f}, 1).normalized().vector())
        .containsExactly(0.6f, 0.8f);
    assertThat(new NodeEmbedding(0, new float[] {0, -1e-20f}, 1).normalized().vector())
        .containsExactly(0, -1);
  }

  @Test
  void zerosStayZeros() {
    assertThat(new NodeEmbedding(0, new float[3], 0).normalized().vector()).containsOnly(0);
  }
}
