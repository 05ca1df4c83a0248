package io.stride.jobs.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run did, on what, with what: enough to do it again and to compare. Sections are plain maps
 * and values, as they stand in the JSON file. Made by a {@link ManifestBuilder}.
 */
public final class Manifest {
  private final Map<String, Object> content;

  Manifest(Map<String, Object> content) {
    this.content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }

  /**
   * Reads a manifest.
   *
   * @throws InvalidInputException if the file cannot be read or is no manifest
   */
  public static Manifest read(FileSystem fs, Path file) {
    try {
      Manifest manifest =
          new Manifest(
              Json.mapper()
                  .readValue(
                      HadoopFiles.readText(fs, file), new TypeReference<Map<String, Object>>() {}));
      Instant unused = manifest.finished();
      return manifest;
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new InvalidInputException(file + " is no manifest of a run: " + reason, e);
    }
  }

  /** The run's name. */
  public RunId runId() {
    return new RunId(text("runId"));
  }

  /** The job that made it, like {@code embed}. */
  public String job() {
    return text("job");
  }

  /** When the job began. */
  public Instant started() {
    return Instant.parse(text("started"));
  }

  /** When its results were ready. */
  public Instant finished() {
    return Instant.parse(text("finished"));
  }

  /** One section: a map, list, text, number or boolean; empty if the manifest has none such. */
  public Optional<Object> section(String name) {
    return Optional.ofNullable(content.get(name));
  }

  /** All sections by name. */
  public Map<String, Object> asMap() {
    return content;
  }

  /** The text of the file. */
  public String toJson() {
    return Json.write(content) + "\n";
  }

  private String text(String name) {
    Object value = content.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value.toString();
  }
}
