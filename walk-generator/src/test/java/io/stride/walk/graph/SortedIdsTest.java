package io.stride.walk.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SortedIdsTest {
  @Test
  void everyIdIsFoundAtItsPlace() {
    checkPlaces(SortedIds.of(IdType.STRING, Stream.of("b", "", "ab", "é", "b", "a", "abc")), 6);
    checkPlaces(SortedIds.of(IdType.LONG, Stream.of(7L, -3L, Long.MAX_VALUE, 0L, 7L)), 4);
    checkPlaces(SortedIds.of(IdType.INTEGER, Stream.of(5, 1, 5)), 2);
  }

  @Test
  void idsKeepTheirTypeAndAreInOrder() {
    assertThat(SortedIds.of(IdType.INTEGER, Stream.of(5, -1)).all()).containsExactly(-1, 5);
    assertThat(SortedIds.of(IdType.LONG, Stream.of(5L, -1L)).all()).containsExactly(-1L, 5L);
    // U+FFFD is before U+1F600 in UTF-8, after it in UTF-16.
    assertThat(SortedIds.of(IdType.STRING, Stream.of("\uD83D\uDE00", "\uFFFD", "a", "10")).all())
        .containsExactly("10", "a", "\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void noIdsAreFine() {
    assertThat(SortedIds.of(IdType.STRING, Stream.of()).size()).isZero();
    assertThat(SortedIds.of(IdType.LONG, Stream.of()).size()).isZero();
  }

  private static void checkPlaces(SortedIds ids, int size) {
    assertThat(ids.size()).isEqualTo(size);
    assertThat(IntStream.range(0, size).map(node -> ids.find(ids.id(node))))
        .containsExactlyElementsOf(IntStream.range(0, size).boxed().toList());
  }
}
