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
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WhiteningTest {
  @Test
  @DisplayName(
      "Correlated, shifted, unequally scaled components come out with mean 0, covariance 1")
  void whitens() {
    FeatureRows rows = correlated(9000, 8);
    boolean[] used = all(9000);
    AffineMap whitening = Whitening.fit(rows, used);
    apply(whitening, rows);

    Moments moments = Moments.of(rows, used);
    double[][] covariance = moments.covariance();
    for (int i = 0; i < 8; i++) {
      assertThat(moments.mean()[i]).isCloseTo(0, within(1e-3f));
      for (int j = 0; j < 8; j++) {
        assertThat(covariance[i][j]).isCloseTo(i == j ? 1 : 0, within(2e-3));
      }
    }
  }

  @Test
  @DisplayName("34 rows of 128: the 33 directions in which they vary are whitened, no other one")
  void fewerRowsThanComponents() {
    FeatureRows rows = TinyModels.random(34, 128, 1);
    AffineMap whitening = Whitening.fit(rows, all(34));
    apply(whitening, rows);

    double[][] covariance = Moments.of(rows, all(34)).covariance();
    double trace = 0;
    for (int i = 0; i < 128; i++) {
      trace += covariance[i][i];
      for (int j = 0; j < 128; j++) {
        // A projection equals its square.
        double square = 0;
        for (int k = 0; k < 128; k++) {
          square += covariance[i][k] * covariance[k][j];
        }
        assertThat(square).isCloseTo(covariance[i][j], within(1e-3));
      }
    }
    assertThat(trace).isCloseTo(33, within(1e-2));
  }

  @Test
  @DisplayName("Only marked rows count; with none the transform is zero")
  void usesMarkedRows() throws IOException {
    FeatureRows rows = correlated(100, 4);
    FeatureRows longer = correlated(150, 4);
    boolean[] first = Arrays.copyOf(all(100), 150);
    assertThat(bytes(Whitening.fit(longer, first))).isEqualTo(bytes(Whitening.fit(rows, all(100))));

    float[] vector = {1, 2, 3, 4};
    Whitening.fit(rows, new boolean[100]).apply(vector, 0, vector, 0);
    assertThat(vector).containsOnly(0f);
  }

  @Test
  @DisplayName("What was written and read again transforms to the same bits")
  void roundTrip() throws IOException {
    AffineMap whitening = Whitening.fit(correlated(500, 5), all(500));
    AffineMap read = read(bytes(whitening));
    assertThat(read.size()).isEqualTo(5);
    float[] one = {1, -2, 3, -4, 5};
    float[] other = one.clone();
    whitening.apply(one, 0, one, 0);
    read.apply(other, 0, other, 0);
    assertThat(other).isEqualTo(one);
  }

  @Test
  void refusesTruncatedAndForeignStreams() throws IOException {
    byte[] whole = bytes(Whitening.fit(correlated(50, 3), all(50)));
    for (int length : new int[] {0, 3, 4, 10, 16, whole.length - 1}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ends early");
    }
    for (int size : new int[] {0, -1, 4097, Integer.MAX_VALUE}) {
      byte[] foreign = ByteBuffer.allocate(8).putInt(size).putInt(size).array();
      assertThatThrownBy(() -> read(foreign))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(size));
    }
  }

  /** Row by row a lower triangular mix of random numbers, far from the origin. */
  private static FeatureRows correlated(int count, int size) {
    FeatureRows rows = TinyModels.random(count, size, 2);
    for (int row = 0; row < count; row++) {
      float[] source = rows.row(row);
      float[] target = rows.block(row);
      for (int i = 0; i < size; i++) {
        float mixed = 3f + i;
        for (int j = 0; j <= i; j++) {
          mixed += source[j] * (i == j ? 0.5f + i : 0.7f);
        }
        target[rows.offset(row) + i] = mixed;
      }
    }
    return rows;
  }

  private static void apply(AffineMap whitening, FeatureRows rows) {
    for (int row = 0; row < rows.rows(); row++) {
      whitening.apply(rows.block(row), rows.offset(row), rows.block(row), rows.offset(row));
    }
  }

  private static boolean[] all(int rows) {
    boolean[] used = new boolean[rows];
    Arrays.fill(used, true);
    return used;
  }

  private static byte[] bytes(AffineMap whitening) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    whitening.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static AffineMap read(byte[] bytes) throws IOException {
    return AffineMap.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
