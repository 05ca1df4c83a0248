package io.stride.train.checkpoint;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** A file system with so much space left, and no more. */
public final class FullDisk extends FilterFileSystem {
  private final boolean local;
  private long space = Long.MAX_VALUE;
  private Runnable onWrite = () -> {};

  /**
   * A disk with endless space.
   *
   * @param fs holds the files
   * @param local whether it fails as Hadoop's local file system does: with an Error
   */
  public FullDisk(FileSystem fs, boolean local) {
    super(fs);
    this.local = local;
  }

  /** From now on, so many bytes can be written. */
  public void leave(long bytes) {
    space = bytes;
  }

  /** Is called while a file is being written. */
  void onWrite(Runnable action) {
    onWrite = action;
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    OutputStream out =
        fs.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
    return new FSDataOutputStream(new Limited(out), null);
  }

  /** Lets the file system below fail in its own way. */
  private void writeToFullDevice() throws IOException {
    // Without permissions, which would be set on the device.
    try (OutputStream out = fs.create(new Path("/dev/full"), true, 1, (short) 1, 1 << 20, null)) {
      out.write(1);
    }
  }

  private final class Limited extends FilterOutputStream {
    Limited(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int fits = (int) Math.min(space, length);
      out.write(bytes, offset, fits);
      space -= fits;
      onWrite.run();
      if (fits < length) {
        if (local) {
          writeToFullDevice();
        }
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }
  }
}
