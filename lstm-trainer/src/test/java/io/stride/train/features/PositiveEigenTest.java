package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositiveEigenTest {
  @Test
  @DisplayName("A matrix whose eigenvalues are known: 1 and 3")
  void knownValues() {
    PositiveEigen eigen = PositiveEigen.of(new double[][] {{2, 1}, {1, 2}});
    assertThat(values(eigen, 2)).containsExactly(new double[] {1, 3}, within(1e-14));
  }

  @Test
  void diagonalsAndZeros() {
    double[][] diagonal = {{3, 0, 0}, {0, 2, 0}, {0, 0, 3}};
    assertThat(values(PositiveEigen.of(diagonal), 3)).containsExactly(2, 3, 3);
    assertThat(values(PositiveEigen.of(new double[4][4]), 4)).containsOnly(0);
    assertThat(values(PositiveEigen.of(new double[][] {{5}}), 1)).containsExactly(5);
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "2, 8", "40, 8", "3, 128", "34, 128", "60, 128", "127, 128", "300, 64"})
  @DisplayName("Covariances of any rank: A v = lambda v, vectors orthonormal, trace kept")
  void decomposes(int rows, int size) {
    for (boolean repeated : new boolean[] {false, true}) {
      double[][] matrix = products(rows, size, repeated);
      PositiveEigen eigen = PositiveEigen.of(matrix);
      double scale = IntStream.range(0, size).mapToDouble(i -> matrix[i][i]).sum();
      assertThat(Arrays.stream(values(eigen, size)).sum()).isCloseTo(scale, within(1e-10 * scale));
      int[] used = IntStream.range(0, size).filter(k -> eigen.value(k) > 1e-9 * scale).toArray();
      assertThat(used).hasSize(Math.min(size, repeated ? Math.min(3, rows) : rows));
      for (int k : used) {
        double[] vector = eigen.vector(k);
        for (int i = 0; i < size; i++) {
          double residual = dot(matrix[i], vector) - eigen.value(k) * vector[i];
          assertThat(residual).isCloseTo(0, within(1e-11 * scale));
        }
        for (int other : used) {
          assertThat(dot(eigen.vector(other), vector)).isCloseTo(other == k ? 1 : 0, within(1e-10));
        }
      }
    }
  }

  @Test
  @DisplayName("Of a matrix of rank 3 the largest eight are three orthonormal columns and zeros")
  void largestLeavesOutRounding() {
    PositiveEigen eigen = PositiveEigen.of(products(60, 16, true));
    double[][] columns = eigen.largest(8);
    for (int k = 0; k < 8; k++) {
      assertThat(eigen.largestValues(8)[k] > 0).isEqualTo(k < 3);
      for (int other = 0; other <= k; other++) {
        double product = 0;
        for (double[] row : columns) {
          product += row[k] * row[other];
        }
        assertThat(product).isCloseTo(k == other && k < 3 ? 1 : 0, within(1e-10));
      }
    }
  }

  @Test
  void leavesItsArgumentAlone() {
    double[][] matrix = {{2, 1}, {1, 2}};
    PositiveEigen.of(matrix);
    assertThat(matrix).isDeepEqualTo(new double[][] {{2, 1}, {1, 2}});
  }

  private static double[] values(PositiveEigen eigen, int size) {
    return IntStream.range(0, size).mapToDouble(eigen::value).sorted().toArray();
  }

  /** Sums of products of random rows; if repeated, only the first three rows differ. */
  private static double[][] products(int rows, int size, boolean repeated) {
    SplittableRandom random = new SplittableRandom(rows);
    double[][] sums = new double[size][size];
    double[][] vectors = new double[rows][];
    for (int row = 0; row < rows; row++) {
      vectors[row] =
          repeated && row > 2
              ? vectors[row % 3]
              : random.doubles(size, -1, 1).map(value -> (float) value).toArray();
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          sums[i][j] += vectors[row][i] * vectors[row][j] / rows;
        }
      }
    }
    return sums;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
