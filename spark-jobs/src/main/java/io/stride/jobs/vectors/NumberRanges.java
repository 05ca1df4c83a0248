package io.stride.jobs.vectors;

import org.apache.spark.Partitioner;

/** Equal ranges of node numbers: since numbers follow the order of ids, ranges of ids too. */
final class NumberRanges extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int size;
  private final int ranges;

  /** For numbers from 0 to {@code size - 1}. */
  NumberRanges(int size, int ranges) {
    this.size = size;
    this.ranges = ranges;
  }

  @Override
  public int numPartitions() {
    return ranges;
  }

  @Override
  public int getPartition(Object number) {
    return (int) ((long) (Integer) number * ranges / size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberRanges that && size == that.size && ranges == that.ranges;
  }

  @Override
  public int hashCode() {
    return 31 * size + ranges;
  }
}
