package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeCodesTest {
  @Test
  @DisplayName("A code follows from seed and key alone, wherever it is written")
  void isPure() {
    float[] alone = code(7, 123, 9);
    float[] among = new float[30];
    NodeCodes codes = new NodeCodes(7);
    codes.write(99, among, 0, 9);
    codes.write(123, among, 12, 9);
    codes.write(5, among, 21, 9);
    for (int i = 0; i < 9; i++) {
      assertThat(among[12 + i]).isEqualTo(alone[i]);
    }
    assertThat(among[9]).isZero();
  }

  @Test
  void seedAndKeyMatter() {
    assertThat(code(7, 123, 8)).isNotEqualTo(code(8, 123, 8)).isNotEqualTo(code(7, 124, 8));
  }

  @Test
  @DisplayName("A longer code starts with the shorter one")
  void startsAlike() {
    assertThat(code(7, 123, 16)).startsWith(code(7, 123, 8));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 64, 127})
  @DisplayName("Components are standard normal and those of neighbouring keys uncorrelated")
  void areStandardNormal(int size) {
    int nodes = 64_000 / size;
    double sum = 0;
    double squares = 0;
    double products = 0;
    float[] before = code(1, 0, size);
    for (int node = 1; node <= nodes; node++) {
      float[] here = code(1, node, size);
      for (int i = 0; i < size; i++) {
        sum += here[i];
        squares += (double) here[i] * here[i];
        products += (double) here[i] * before[i];
      }
      before = here;
    }
    double count = (double) nodes * size;
    // Standard errors at 64,000 numbers: 0.004, 0.0056, 0.004; six of them are never seen.
    assertThat(sum / count).isCloseTo(0, within(0.024));
    assertThat(squares / count).isCloseTo(1, within(0.034));
    assertThat(products / count).isCloseTo(0, within(0.024));
  }

  private static float[] code(long seed, long key, int size) {
    float[] code = new float[size];
    new NodeCodes(seed).write(key, code, 0, size);
    return code;
  }
}
