package io.stride.jobs.walks;

import io.stride.jobs.run.HadoopFiles;
import io.stride.jobs.run.Json;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The staged batches of a run:
 *
 * <pre>
 * batches/plan.json        what they depend on
 * batches/00003/part-*     the files of a batch
 * batches/00003.json       its mark: it is finished, and these are its files
 * </pre>
 *
 * Merging moves the files one by one to where they are published from. A batch counts as finished
 * if each file that its mark names is in one place or the other, so a process may die at any time.
 */
final class BatchStore {
  private final FileSystem fs;
  private final Path root;
  private final Path merged;

  BatchStore(RunDirectory directory) {
    this.fs = directory.fileSystem();
    this.root = directory.scratch("batches");
    this.merged = directory.staging(RunPart.WALKS);
  }

  /**
   * Gets ready for the batches of {@code plan}. What an earlier start staged is kept if it is of
   * the same plan, and discarded otherwise.
   *
   * @return what differs from the plan of what was discarded; empty if nothing was
   */
  List<String> open(BatchPlan plan, RunSession session) throws IOException {
    Path file = new Path(root, "plan.json");
    List<String> differences = stagedPlan(file).map(old -> old.differences(plan)).orElse(List.of());
    if (!fs.exists(file) || !differences.isEmpty()) {
      session.discardStaged();
      HadoopFiles.writeAtomically(fs, file, Json.write(plan.values()));
    }
    return differences;
  }

  /** The finished batches by number. */
  Map<Integer, BatchCounts> finished() throws IOException {
    Set<String> moved = names(merged);
    Map<Integer, BatchCounts> finished = new TreeMap<>();
    for (String name : names(root)) {
      if (name.matches("[0-9]+\\.json")) {
        int batch = Integer.parseInt(name.substring(0, name.indexOf('.')));
        BatchCounts counts = BatchCounts.parse(Json.read(HadoopFiles.readText(fs, mark(batch))));
        Set<String> here = names(directory(batch));
        if (counts.files().stream()
            .allMatch(file -> here.contains(file) || moved.contains(mergedName(batch, file)))) {
          finished.put(batch, counts);
        }
      }
    }
    return finished;
  }

  /** An empty place for a batch, which must not be finished. */
  Path begin(int batch) throws IOException {
    HadoopFiles.deleteAll(fs, mark(batch));
    HadoopFiles.deleteAll(fs, directory(batch));
    return directory(batch);
  }

  /** Marks a batch as finished, whose files are all written. */
  BatchCounts finish(int batch, long walks, long steps) throws IOException {
    List<String> files =
        names(directory(batch)).stream().filter(name -> name.startsWith("part-")).sorted().toList();
    BatchCounts counts = new BatchCounts(walks, steps, files);
    HadoopFiles.writeAtomically(fs, mark(batch), Json.write(counts.asMap()));
    return counts;
  }

  /** Moves the files of all batches to where they are published from; goes on where it stopped. */
  void merge(Map<Integer, BatchCounts> batches) throws IOException {
    Set<String> moved = names(merged);
    for (Map.Entry<Integer, BatchCounts> batch : batches.entrySet()) {
      for (String file : batch.getValue().files()) {
        String name = mergedName(batch.getKey(), file);
        if (!moved.contains(name)) {
          HadoopFiles.rename(fs, new Path(directory(batch.getKey()), file), new Path(merged, name));
        }
      }
    }
  }

  private Optional<BatchPlan> stagedPlan(Path file) throws IOException {
    if (!fs.exists(file)) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    Json.read(HadoopFiles.readText(fs, file))
        .forEach((key, value) -> values.put(key, String.valueOf(value)));
    return Optional.of(new BatchPlan(values));
  }

  private Path directory(int batch) {
    return new Path(root, number(batch));
  }

  private Path mark(int batch) {
    return new Path(root, number(batch) + ".json");
  }

  /** Names of different batches differ, and sort as the batches do. */
  private static String mergedName(int batch, String file) {
    return file.replaceFirst("part-", "part-" + number(batch) + "-");
  }

  private static String number(int batch) {
    return String.format(Locale.ROOT, "%05d", batch);
  }

  private Set<String> names(Path directory) throws IOException {
    return new HashSet<>(
        Arrays.stream(HadoopFiles.list(fs, directory))
            .map(status -> status.getPath().getName())
            .toList());
  }
}
