package io.stride.jobs.run;

import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The runs below the directory of a part, like embeddings, and what their manifests say. */
final class RunCatalog {
  private static final String PREFIX = "run=";

  private final RunPart part;
  private final Path parent;
  private final List<String> present;
  private final List<Manifest> complete;
  private final boolean hasManifests;

  private RunCatalog(FileSystem fs, RunPart part, Path parent) throws IOException {
    this.part = part;
    this.parent = parent;
    Path manifests = new Path(parent.getParent(), "manifests");
    hasManifests = fs.exists(manifests);
    present = new ArrayList<>();
    complete = new ArrayList<>();
    for (FileStatus status : HadoopFiles.list(fs, parent)) {
      String name = status.getPath().getName();
      if (status.isDirectory() && name.startsWith(PREFIX)) {
        String id = name.substring(PREFIX.length());
        present.add(id);
        Path manifest = new Path(manifests, id + ".json");
        if (fs.exists(manifest)) {
          complete.add(Manifest.read(fs, manifest));
        }
      }
    }
  }

  static RunCatalog open(Configuration hadoop, RunPart part, String given) {
    try {
      Path path = new Path(given);
      FileSystem fs = HadoopFiles.of(path, hadoop);
      path = fs.makeQualified(path);
      if (!fs.exists(path)) {
        throw refused(part, given + " does not exist");
      }
      Path inside = new Path(path, part.directory());
      return new RunCatalog(fs, part, fs.exists(inside) ? inside : path);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          part.directory() + ": " + given + " cannot be read: " + e.getMessage(), e);
    }
  }

  RunSelection choose(Optional<RunId> wanted) {
    String name = parent.getName();
    if (present.isEmpty()) {
      return name.startsWith(PREFIX)
          ? oneRun(new RunId(name.substring(PREFIX.length())), wanted)
          : plainTable(wanted);
    }
    return wanted.map(this::asked).or(this::newest).orElseGet(this::only);
  }

  private RunSelection oneRun(RunId actual, Optional<RunId> wanted) {
    if (wanted.isPresent() && !wanted.get().equals(actual)) {
      throw refused(part, parent + " is not run " + wanted.get() + "; name its parent");
    }
    return new RunSelection(parent.toString(), Optional.of(actual), "its directory was given");
  }

  private RunSelection plainTable(Optional<RunId> wanted) {
    if (wanted.isPresent()) {
      throw refused(part, parent + " has no run= directories, so no run " + wanted.get());
    }
    return new RunSelection(
        parent.toString(),
        Optional.empty(),
        part == RunPart.EMBEDDINGS ? "a table without runs" : "a directory without runs");
  }

  private RunSelection asked(RunId id) {
    if (!present.contains(id.value())) {
      throw refused(part, parent + " has no run " + id + ", only " + listed());
    }
    if (hasManifests && complete.stream().noneMatch(manifest -> manifest.runId().equals(id))) {
      throw refused(part, "run " + id + " is not complete: it has no manifest");
    }
    return selection(id, "as asked");
  }

  private Optional<RunSelection> newest() {
    String reason =
        complete.size() == 1
            ? "the only complete run"
            : "the newest of " + complete.size() + " complete runs";
    return complete.stream()
        .max(
            Comparator.comparing(Manifest::finished)
                .thenComparing(manifest -> manifest.runId().value()))
        .map(manifest -> selection(manifest.runId(), reason));
  }

  private RunSelection only() {
    if (present.size() > 1) {
      throw refused(
          part,
          parent
              + " has several runs and no manifest that tells the newest; choose one with --run-id: "
              + listed());
    }
    return selection(
        new RunId(present.get(0)), "the only one; no manifest says that it is complete");
  }

  private RunSelection selection(RunId id, String reason) {
    return new RunSelection(new Path(parent, PREFIX + id).toString(), Optional.of(id), reason);
  }

  private String listed() {
    return present.stream().sorted().collect(Collectors.joining(", "));
  }

  private static InvalidInputException refused(RunPart part, String reason) {
    return new InvalidInputException(part.directory() + ": " + reason);
  }
}
