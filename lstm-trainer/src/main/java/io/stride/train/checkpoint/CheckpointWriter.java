package io.stride.train.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * A checkpoint as bytes:
 *
 * <pre>
 * 8  MAGIC
 * 4  VERSION
 * 8  length of the whole file
 * 4  length of the header, followed by it: JSON in UTF-8
 * 4  for each number of each array, little-endian
 * 8  CRC-32C of all that stands before it
 * </pre>
 *
 * Whole numbers are big-endian. Magic, version, length and checksum stay where they are in every
 * version, so that a file of another version can be told from one that is damaged.
 */
final class CheckpointWriter {
  /** "STRIDECK". */
  static final long MAGIC = 0x53545249_4445434BL;

  /** Of this layout and of what {@code progress} means. */
  static final int VERSION = 1;

  /** Bytes before the header. */
  static final int PREFIX = Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;

  static final ObjectMapper JSON = new ObjectMapper();

  private static final int CHUNK = 1 << 20;

  private CheckpointWriter() {}

  /**
   * Writes a checkpoint; does not close {@code out}.
   *
   * @return the number of bytes
   */
  static long write(Checkpoint checkpoint, OutputStream out) throws IOException {
    CRC32C checksum = new CRC32C();
    DataOutputStream data = new DataOutputStream(new CheckedOutputStream(out, checksum));
    byte[] header = JSON.writeValueAsBytes(Header.of(checkpoint));
    long numbers = checkpoint.arrays().stream().mapToLong(array -> array.length).sum();
    long length = PREFIX + header.length + numbers * Float.BYTES + Long.BYTES;
    data.writeLong(MAGIC);
    data.writeInt(VERSION);
    data.writeLong(length);
    data.writeInt(header.length);
    data.write(header);
    for (float[] array : checkpoint.arrays()) {
      write(array, data);
    }
    data.writeLong(checksum.getValue());
    data.flush();
    return length;
  }

  /** Whole chunks at once: one number at a time would take far longer than the disk. */
  private static void write(float[] array, OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int numbers = CHUNK / Float.BYTES;
    for (int from = 0; from < array.length; from += numbers) {
      int count = Math.min(numbers, array.length - from);
      chunk.asFloatBuffer().put(array, from, count);
      out.write(chunk.array(), 0, count * Float.BYTES);
    }
  }

  /** The header. */
  record Header(Map<String, String> identity, String progress, List<Integer> lengths) {
    static Header of(Checkpoint checkpoint) {
      return new Header(
          checkpoint.identity(),
          checkpoint.progress(),
          checkpoint.arrays().stream().map(array -> array.length).toList());
    }
  }
}
