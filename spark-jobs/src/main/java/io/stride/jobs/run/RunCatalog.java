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

/** The runs below an embeddings directory and what their manifests say. */
final class RunCatalog {
  private static final String PREFIX = "run=";

  private final Path embeddings;
  private final List<String> present;
  private final List<Manifest> complete;
  private final boolean hasManifests;

  private RunCatalog(FileSystem fs, Path embeddings) throws IOException {
    this.embeddings = embeddings;
    Path manifests = new Path(embeddings.getParent(), "manifests");
    hasManifests = fs.exists(manifests);
    present = new ArrayList<>();
    complete = new ArrayList<>();
    for (FileStatus status : HadoopFiles.list(fs, embeddings)) {
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

  static RunCatalog open(Configuration hadoop, String embeddings) {
    try {
      Path path = new Path(embeddings);
      FileSystem fs = HadoopFiles.of(path, hadoop);
      path = fs.makeQualified(path);
      if (!fs.exists(path)) {
        throw new InvalidInputException("embeddings: " + embeddings + " does not exist");
      }
      Path inside = new Path(path, RunPart.EMBEDDINGS.directory());
      return new RunCatalog(fs, fs.exists(inside) ? inside : path);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "embeddings: " + embeddings + " cannot be read: " + e.getMessage(), e);
    }
  }

  RunSelection choose(Optional<RunId> wanted) {
    String name = embeddings.getName();
    if (present.isEmpty()) {
      return name.startsWith(PREFIX)
          ? oneRun(new RunId(name.substring(PREFIX.length())), wanted)
          : plainTable(wanted);
    }
    return wanted.map(this::asked).or(this::newest).orElseGet(this::only);
  }

  private RunSelection oneRun(RunId actual, Optional<RunId> wanted) {
    if (wanted.isPresent() && !wanted.get().equals(actual)) {
      throw new InvalidInputException(
          "embeddings: " + embeddings + " is not run " + wanted.get() + "; name its parent");
    }
    return new RunSelection(embeddings.toString(), Optional.of(actual), "its directory was given");
  }

  private RunSelection plainTable(Optional<RunId> wanted) {
    if (wanted.isPresent()) {
      throw new InvalidInputException(
          "embeddings: " + embeddings + " has no run= directories, so no run " + wanted.get());
    }
    return new RunSelection(embeddings.toString(), Optional.empty(), "a table without runs");
  }

  private RunSelection asked(RunId id) {
    if (!present.contains(id.value())) {
      throw new InvalidInputException(
          "embeddings: " + embeddings + " has no run " + id + ", only " + listed());
    }
    if (hasManifests && complete.stream().noneMatch(manifest -> manifest.runId().equals(id))) {
      throw new InvalidInputException(
          "embeddings: run " + id + " is not complete: it has no manifest");
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
      throw new InvalidInputException(
          "embeddings: "
              + embeddings
              + " has several runs and no manifest that tells the newest; choose one with --run-id: "
              + listed());
    }
    return selection(
        new RunId(present.get(0)), "the only one; no manifest says that it is complete");
  }

  private RunSelection selection(RunId id, String reason) {
    return new RunSelection(new Path(embeddings, PREFIX + id).toString(), Optional.of(id), reason);
  }

  private String listed() {
    return present.stream().sorted().collect(Collectors.joining(", "));
  }
}
