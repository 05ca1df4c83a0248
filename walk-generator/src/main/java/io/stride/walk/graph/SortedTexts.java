package io.stride.walk.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Text ids in the order of their UTF-8 bytes, one after the other in one array. */
final class SortedTexts implements SortedIds {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;
  // The id of a node lies from its offset to the next.
  private final int[] offsets;

  private SortedTexts(byte[] bytes, int[] offsets) {
    this.bytes = bytes;
    this.offsets = offsets;
  }

  static SortedTexts of(Stream<?> ids) {
    List<byte[]> sorted =
        ids.map(id -> id.toString().getBytes(UTF_8)).sorted(Arrays::compareUnsigned).toList();
    byte[] bytes = new byte[sorted.stream().mapToInt(id -> id.length).reduce(0, Math::addExact)];
    int[] offsets = new int[sorted.size() + 1];
    int size = 0;
    byte[] last = null;
    for (byte[] id : sorted) {
      if (!Arrays.equals(id, last)) {
        System.arraycopy(id, 0, bytes, offsets[size], id.length);
        offsets[size + 1] = offsets[size] + id.length;
        size++;
        last = id;
      }
    }
    return new SortedTexts(Arrays.copyOf(bytes, offsets[size]), Arrays.copyOf(offsets, size + 1));
  }

  @Override
  public int size() {
    return offsets.length - 1;
  }

  @Override
  public Object id(int node) {
    return text(node);
  }

  @Override
  public String text(int node) {
    return new String(bytes, offsets[node], offsets[node + 1] - offsets[node], UTF_8);
  }

  @Override
  public long bytes() {
    return bytes.length + (long) Integer.BYTES * offsets.length;
  }

  @Override
  public int find(Object id) {
    byte[] wanted = id.toString().getBytes(UTF_8);
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          Arrays.compareUnsigned(
              bytes, offsets[middle], offsets[middle + 1], wanted, 0, wanted.length);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -low - 1;
  }
}
