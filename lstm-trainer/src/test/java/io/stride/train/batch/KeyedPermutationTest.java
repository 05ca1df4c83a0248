package io.stride.train.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedPermutationTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 10, 1000, 65536, 65537})
  @DisplayName("Every number below the size stands at exactly one position")
  void isPermutation(int size) {
    for (long seed : new long[] {0, -1, 42}) {
      KeyedPermutation order = new KeyedPermutation(size, seed);
      BitSet seen = new BitSet(size);
      for (int position = 0; position < size; position++) {
        seen.set(Math.toIntExact(order.at(position)));
      }
      assertThat(seen.cardinality()).isEqualTo(size);
      assertThat(seen.length()).isEqualTo(size);
    }
  }

  @Test
  void sameSeedSameOrderOtherSeedOther() {
    assertThat(order(1000, 5)).isEqualTo(order(1000, 5)).isNotEqualTo(order(1000, 6));
  }

  @Test
  @DisplayName("Sizes beyond an int stay in range and don't collide")
  void largeSizes() {
    long size = 10_000_000_019L;
    KeyedPermutation order = new KeyedPermutation(size, 1);
    long[] first = LongStream.range(0, 10_000).map(order::at).toArray();
    assertThat(LongStream.of(first).distinct().count()).isEqualTo(first.length);
    assertThat(LongStream.of(first).allMatch(value -> value >= 0 && value < size)).isTrue();
  }

  @Test
  @DisplayName("The first half of positions holds about half of the upper numbers")
  void mixes() {
    // Without replacement the count has mean 5000 and deviation 50 * sqrt(1/2): 35; six of them.
    long upper = LongStream.of(order(20_000, 9)).limit(10_000).filter(v -> v >= 10_000).count();
    assertThat(upper).isBetween(4788L, 5212L);
  }

  private static long[] order(int size, long seed) {
    KeyedPermutation order = new KeyedPermutation(size, seed);
    return LongStream.range(0, size).map(order::at).toArray();
  }
}
