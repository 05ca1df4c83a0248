package io.stride.train.table;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Numbers rows 0, 1, 2 and on in the order in which they are first met; a hash table of ints. */
final class RowSlots {
  private static final int FREE = -1;
  private static final int SMALLEST = 64;

  /** Spreads consecutive rows (Knuth's multiplicative hashing, golden ratio of 2^32). */
  private static final int SPREAD = 0x9E3779B9;

  private int[] places = free(SMALLEST);
  private int[] rows = new int[SMALLEST / 2];
  private int count;

  /** The slot of a row; -1 if it has none. */
  int find(int row) {
    return places[place(row)];
  }

  /** The slot of a row, a new one if it has none. */
  int add(int row) {
    int place = place(row);
    if (places[place] != FREE) {
      return places[place];
    }
    if (count == rows.length) {
      grow();
      place = place(row);
    }
    places[place] = count;
    rows[count] = row;
    return count++;
  }

  /** Number of slots. */
  int count() {
    return count;
  }

  /** The row that a slot stands for. */
  int row(int slot) {
    return rows[slot];
  }

  /** All slots in ascending order of their rows. */
  int[] ascending() {
    return IntStream.range(0, count)
        .mapToLong(slot -> ((long) rows[slot] << 32) | slot)
        .sorted()
        .mapToInt(packed -> (int) packed)
        .toArray();
  }

  private int place(int row) {
    int mask = places.length - 1;
    int place = ((row * SPREAD) >>> 7) & mask;
    while (places[place] != FREE && rows[places[place]] != row) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    rows = Arrays.copyOf(rows, 2 * rows.length);
    places = free(2 * places.length);
    for (int slot = 0; slot < count; slot++) {
      places[place(rows[slot])] = slot;
    }
  }

  private static int[] free(int size) {
    int[] places = new int[size];
    Arrays.fill(places, FREE);
    return places;
  }
}
