package io.stride.jobs.run;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The file behind a lock, and the few operations on it that have to be atomic. */
record LockFile(FileSystem fs, Path path) {

  /** Creates it with the owner's text; false if it is there already, or was a moment ago. */
  boolean create(LockOwner owner) throws IOException {
    fs.mkdirs(path.getParent());
    try (OutputStream out = createNew()) {
      out.write(owner.toJson().getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
      return false;
    } catch (NoSuchFileException e) {
      // The last run has just tidied the empty directory away; the caller tries again.
      return false;
    }
  }

  /** Writes the owner's text anew, which also sets the time of modification. */
  void rewrite(LockOwner owner) throws IOException {
    HadoopFiles.writeText(fs, path, owner.toJson());
  }

  /** Who holds it; empty if it is gone or just being written. */
  Optional<LockOwner> owner() throws IOException {
    return ownerOf(path);
  }

  /** Milliseconds since the last renewal by the file system's own clock; empty if it is gone. */
  Optional<Long> age() throws IOException {
    try {
      long modified = fs.getFileStatus(path).getModificationTime();
      return Optional.of(fileSystemTime() - modified);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Removes a stale lock. It is renamed first, and put back if it turns out to be another one than
   * was found stale: somebody else has been quicker.
   */
  void removeStale(Optional<LockOwner> stale) throws IOException {
    Path aside = sibling("stale");
    if (!fs.rename(path, aside)) {
      return;
    }
    if (stale.map(LockOwner::token).equals(ownerOf(aside).map(LockOwner::token))) {
      fs.delete(aside, false);
    } else if (!fs.rename(aside, path)) {
      fs.delete(aside, false);
    }
  }

  void delete() throws IOException {
    fs.delete(path, false);
    HadoopFiles.deleteIfEmpty(fs, path.getParent());
  }

  private OutputStream createNew() throws IOException {
    if (fs instanceof RawLocalFileSystem local) {
      // Hadoop's own create() looks first and creates then; the system call does both at once.
      File file = local.pathToFile(path);
      return Files.newOutputStream(file.toPath(), StandardOpenOption.CREATE_NEW);
    }
    return fs.create(path, false);
  }

  private Optional<LockOwner> ownerOf(Path file) throws IOException {
    try {
      return LockOwner.parse(HadoopFiles.readText(fs, file));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The clocks of two machines may differ by more than a lock's life. */
  private long fileSystemTime() throws IOException {
    Path probe = sibling("clock");
    HadoopFiles.writeText(fs, probe, "");
    try {
      return fs.getFileStatus(probe).getModificationTime();
    } finally {
      fs.delete(probe, false);
    }
  }

  private Path sibling(String purpose) {
    return new Path(
        path.getParent(), "_" + path.getName() + "-" + purpose + "-" + UUID.randomUUID());
  }
}
