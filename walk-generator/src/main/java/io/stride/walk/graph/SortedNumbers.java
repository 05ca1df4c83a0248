package io.stride.walk.graph;

import java.util.Arrays;
import java.util.stream.Stream;

/** Integer ids in numeric order. */
final class SortedNumbers implements SortedIds {
  private static final long serialVersionUID = 1L;

  private final IdType type;
  private final long[] numbers;

  private SortedNumbers(IdType type, long[] numbers) {
    this.type = type;
    this.numbers = numbers;
  }

  static SortedNumbers of(IdType type, Stream<?> ids) {
    return new SortedNumbers(
        type, ids.mapToLong(id -> ((Number) id).longValue()).sorted().distinct().toArray());
  }

  @Override
  public int size() {
    return numbers.length;
  }

  @Override
  public Object id(int node) {
    return type == IdType.INTEGER ? (Object) (int) numbers[node] : (Object) numbers[node];
  }

  @Override
  public long number(int node) {
    return numbers[node];
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * numbers.length;
  }

  @Override
  public int find(Object id) {
    return Arrays.binarySearch(numbers, ((Number) id).longValue());
  }
}
