package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.testing.TinyModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConcatenationTest {
  private static final int NODES = 6;
  private static final int SIZE = 8;

  private final FeatureRows latents = TinyModels.random(NODES, SIZE, 1);
  private final FeatureRows own = TinyModels.random(NODES, SIZE, 2);
  private final boolean[] used = all();

  @Test
  @DisplayName("Of no more nodes than numbers, distances of both parts are kept, weighted as set")
  void keepsDistances() {
    Concatenation joined = Concatenation.fit(latents, own, used, 0.5);
    for (int one = 0; one < NODES; one++) {
      for (int other = 0; other < one; other++) {
        double expected =
            distance(latents.row(one), latents.row(other)) / meanSquare(latents)
                + 0.25 * distance(own.row(one), own.row(other)) / meanSquare(own);
        double actual =
            distance(
                joined.join(latents.row(one), own, one),
                joined.join(latents.row(other), own, other));
        assertThat(actual / SIZE).isCloseTo(expected, within(1e-3));
      }
    }
  }

  @Test
  @DisplayName("The joined vectors of the nodes it was fitted to have mean 0")
  void centred() {
    Concatenation joined = Concatenation.fit(latents, own, used, 1);
    double[] mean = new double[SIZE];
    for (int node = 0; node < NODES; node++) {
      float[] vector = joined.join(latents.row(node), own, node);
      for (int i = 0; i < SIZE; i++) {
        mean[i] += vector[i] / NODES;
      }
    }
    assertThat(mean).usingComparatorWithPrecision(1e-5).containsOnly(0);
  }

  @Test
  @DisplayName("Rows that are not used have no part in it")
  void usesMarkedRows() {
    boolean[] first = used.clone();
    first[NODES - 1] = false;
    Concatenation without = Concatenation.fit(latents, own, first, 1);
    latents.block(NODES - 1)[latents.offset(NODES - 1)] = 1e6f;
    Concatenation changed = Concatenation.fit(latents, own, first, 1);
    assertThat(changed.join(latents.row(0), own, 0))
        .isEqualTo(without.join(latents.row(0), own, 0));
  }

  @Test
  @DisplayName("Transforms that were written and read again join to the same bits")
  void roundTrip() throws IOException {
    FeatureTransforms transforms = transforms();
    FeatureTransforms read = read(bytes(transforms));
    Concatenation before = transforms.concatenation().orElseThrow();
    Concatenation after = read.concatenation().orElseThrow();
    assertThat(after.weight()).isEqualTo(0.5);
    assertThat(after.join(latents.row(3), own, 3)).isEqualTo(before.join(latents.row(3), own, 3));
    assertThat(read.whitening()).isEmpty();
    assertThat(read.proximity().orElseThrow().turns().get(0)[2]).containsExactly(5, 6);
    assertThat(read.degree()).isEqualTo(transforms.degree());
    assertThat(read.size()).isEqualTo(2);
  }

  @Test
  void refusesTruncatedAndForeignStreams() throws IOException {
    byte[] whole = bytes(transforms());
    for (int length : new int[] {0, 2, 3, 9, 20, whole.length - 1}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("end");
    }
    assertThatThrownBy(() -> read(new byte[40]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no feature transforms");
    assertThatThrownBy(
            () ->
                new FeatureTransforms(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private FeatureTransforms transforms() {
    float[][] turn = {{1, 2}, {3, 4}, {5, 6}};
    return new FeatureTransforms(
        Optional.empty(),
        Optional.of(new ProximityBasis(List.<float[][]>of(turn))),
        Optional.of(Concatenation.fit(latents, own, used, 0.5)),
        Optional.of(new DegreeComponent(3, 1.5f)));
  }

  private static byte[] bytes(FeatureTransforms transforms) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    transforms.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static FeatureTransforms read(byte[] bytes) throws IOException {
    return FeatureTransforms.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static double meanSquare(FeatureRows rows) {
    double sum = 0;
    for (int row = 0; row < NODES; row++) {
      sum += Vectors.square(rows.block(row), rows.offset(row), SIZE) / NODES;
    }
    return sum;
  }

  /** The square of it. */
  private static double distance(float[] one, float[] other) {
    return Vectors.square(Vectors.difference(one, other), 0, SIZE);
  }

  private static boolean[] all() {
    boolean[] used = new boolean[NODES];
    Arrays.fill(used, true);
    return used;
  }
}
