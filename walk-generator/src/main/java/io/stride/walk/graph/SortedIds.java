package io.stride.walk.graph;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Distinct ids in ascending order; the place of an id is its node's number. */
interface SortedIds extends NodeNames {
  /** The id at {@code node}, of the dictionary's type. */
  Object id(int node);

  /** The place of {@code id}, which must be there; O(log size). */
  int find(Object id);

  /**
   * Sorts {@code ids} and drops repeated ones.
   *
   * @param type what they are
   */
  static SortedIds of(IdType type, Stream<?> ids) {
    return type == IdType.STRING ? SortedTexts.of(ids) : SortedNumbers.of(type, ids);
  }

  /** All ids in ascending order. */
  default Stream<Object> all() {
    return IntStream.range(0, size()).mapToObj(this::id);
  }
}
