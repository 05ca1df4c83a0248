package io.stride.train.checkpoint;

import io.stride.train.checkpoint.CheckpointWriter.Header;
import io.stride.walk.error.InvalidSettingException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Reads what {@link CheckpointWriter} wrote, after a look at all of it. */
final class CheckpointReader {
  private static final int CHUNK = 1 << 20;

  private final FileSystem fs;
  private final FileStatus file;

  CheckpointReader(FileSystem fs, FileStatus file) {
    this.fs = fs;
    this.file = file;
  }

  /**
   * The checkpoint.
   *
   * @throws CorruptCheckpointException if it is not as it was written
   * @throws InvalidSettingException if it is, but in the format of another version of the program
   * @throws IOException if the file system fails
   */
  Checkpoint read() throws IOException {
    try {
      verify();
    } catch (ChecksumException e) {
      throw new CorruptCheckpointException("the file system says: " + e.getMessage());
    }
    try (DataInputStream in = new DataInputStream(fs.open(file.getPath()))) {
      in.skipNBytes(CheckpointWriter.PREFIX - Integer.BYTES);
      byte[] json = in.readNBytes(in.readInt());
      Header header = CheckpointWriter.JSON.readValue(json, Header.class);
      List<float[]> arrays = new ArrayList<>();
      for (int length : header.lengths()) {
        arrays.add(array(in, length));
      }
      return new Checkpoint(header.identity(), header.progress(), arrays);
    }
  }

  /** Nothing of a file is believed before all of it has been seen. */
  private void verify() throws IOException {
    long length = file.getLen();
    try (DataInputStream in = new DataInputStream(fs.open(file.getPath()))) {
      if (length < CheckpointWriter.PREFIX + Long.BYTES) {
        throw new CorruptCheckpointException("it ends after " + length + " bytes");
      }
      byte[] prefix = in.readNBytes(CheckpointWriter.PREFIX);
      ByteBuffer fields = ByteBuffer.wrap(prefix);
      if (fields.getLong() != CheckpointWriter.MAGIC) {
        throw new CorruptCheckpointException("it does not begin as a checkpoint does");
      }
      int version = fields.getInt();
      requireLength(fields.getLong());
      CRC32C checksum = new CRC32C();
      checksum.update(prefix);
      update(checksum, in, length - prefix.length - Long.BYTES);
      if (in.readLong() != checksum.getValue()) {
        throw new CorruptCheckpointException("its checksum is wrong");
      }
      requireVersion(version);
    }
  }

  private void requireLength(long written) throws CorruptCheckpointException {
    if (written != file.getLen()) {
      throw new CorruptCheckpointException(
          "it has " + file.getLen() + " bytes instead of " + written);
    }
  }

  private void requireVersion(int version) {
    if (version != CheckpointWriter.VERSION) {
      throw CheckpointStore.refused(
          file.getPath(),
          List.of(
              CheckpointIdentity.difference(
                  "the format of checkpoints",
                  Integer.toString(version),
                  Integer.toString(CheckpointWriter.VERSION))));
    }
  }

  private static void update(CRC32C checksum, DataInputStream in, long count) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (long left = count; left > 0; ) {
      int size = (int) Math.min(left, chunk.length);
      in.readFully(chunk, 0, size);
      checksum.update(chunk, 0, size);
      left -= size;
    }
  }

  private static float[] array(DataInputStream in, int length) throws IOException {
    float[] array = new float[length];
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int numbers = CHUNK / Float.BYTES;
    for (int from = 0; from < length; from += numbers) {
      int count = Math.min(numbers, length - from);
      in.readFully(chunk.array(), 0, count * Float.BYTES);
      chunk.asFloatBuffer().get(array, from, count);
    }
    return array;
  }
}
