package io.stride.walk.graph;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/**
 * Local files under the scheme {@code deny}, of which those named secret cannot be opened and those
 * under /locked not even be listed: file modes do not stop a superuser who runs the tests.
 */
public final class DenyingFileSystem extends RawLocalFileSystem {
  @Override
  public URI getUri() {
    return URI.create("deny:///");
  }

  @Override
  public String getScheme() {
    return "deny";
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    if (path.toUri().getPath().startsWith("/locked")) {
      throw new AccessControlException("Permission denied");
    }
    return super.getFileStatus(path);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    if (path.getName().startsWith("secret")) {
      throw new AccessControlException("Permission denied");
    }
    return super.open(path, bufferSize);
  }
}
