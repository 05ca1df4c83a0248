package io.stride.walk.graph;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One shard of a graph in a file: a header of seven ints (mark, nodes, shards, directed, shard,
 * weighted, entries), then the rows' degrees, the neighbours row after row, and the weights' bits
 * if there are any; big-endian ints throughout.
 *
 * @param path where it is
 */
record ShardFile(FileSystem fs, Path path) {
  private static final int MARK = 0x53485231;
  private static final int HEADER = 7;
  private static final int BUFFER = 1 << 20;

  /** Writes a shard, over whatever is there. */
  void write(GraphShard shard) throws IOException {
    int entries = (int) shard.adjacencySize();
    try (FSDataOutputStream out = fs.create(path, true)) {
      int[] header = {
        MARK,
        shard.layout().nodes(),
        shard.shards(),
        shard.layout().directed() ? 1 : 0,
        shard.shard(),
        shard.weighted() ? 1 : 0,
        entries
      };
      put(out, HEADER, i -> header[i]);
      put(out, shard.rowCount(), shard::degree);
      put(out, entries, shard::neighbour);
      if (shard.weighted()) {
        put(out, entries, entry -> Float.floatToRawIntBits(shard.weight(entry)));
      }
    }
  }

  /** Passes each row's degree on, first row first. */
  void readDegrees(ShardLayout layout, int shard, IntConsumer sink) throws IOException {
    try (FSDataInputStream in = open(layout, shard)) {
      take(in, layout.rows(shard), sink);
    }
  }

  /**
   * Passes neighbours and then the bits of weights on.
   *
   * @param entries as many of each as the degrees add up to
   * @param weights gets the weights' bits; null if there are none
   */
  void readEntries(
      ShardLayout layout, int shard, int entries, IntConsumer neighbours, IntConsumer weights)
      throws IOException {
    try (FSDataInputStream in = open(layout, shard)) {
      in.seek(Integer.BYTES * (HEADER + (long) layout.rows(shard)));
      take(in, entries, neighbours);
      if (weights != null) {
        take(in, entries, weights);
      }
    }
  }

  private FSDataInputStream open(ShardLayout layout, int shard) throws IOException {
    FSDataInputStream in = fs.open(path, BUFFER);
    int[] header = new int[HEADER];
    try {
      for (int i = 0; i < HEADER; i++) {
        header[i] = in.readInt();
      }
      boolean expected =
          header[0] == MARK
              && header[1] == layout.nodes()
              && header[2] == layout.shards()
              && header[4] == shard;
      if (!expected) {
        throw new IOException(path + " is not shard " + shard + " of this graph");
      }
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static void put(FSDataOutputStream out, int count, IntUnaryOperator values)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (int i = 0; i < count; i++) {
      if (!buffer.hasRemaining()) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      buffer.putInt(values.applyAsInt(i));
    }
    out.write(buffer.array(), 0, buffer.position());
  }

  private void take(FSDataInputStream in, int count, IntConsumer sink) throws IOException {
    byte[] bytes = new byte[BUFFER];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      for (long left = (long) count * Integer.BYTES; left > 0; left -= buffer.limit()) {
        buffer.clear().limit((int) Math.min(BUFFER, left));
        in.readFully(bytes, 0, buffer.limit());
        while (buffer.hasRemaining()) {
          sink.accept(buffer.getInt());
        }
      }
    } catch (EOFException e) {
      throw new IOException(path + " is only a part of a shard", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
