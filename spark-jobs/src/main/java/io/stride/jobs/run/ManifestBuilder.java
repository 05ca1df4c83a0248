package io.stride.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects what each stage of a job contributes to the manifest. A section's value is a record,
 * map, list, text, number or boolean; records become maps of their components.
 */
public final class ManifestBuilder {
  private final RunId runId;
  private final String job;
  private final Instant started;
  private final Map<String, Object> sections = new LinkedHashMap<>();

  /** Begins the manifest of a run that starts now. */
  public ManifestBuilder(RunId runId, String job) {
    this(runId, job, Instant.now());
  }

  ManifestBuilder(RunId runId, String job, Instant started) {
    this.runId = runId;
    this.job = job;
    this.started = started;
  }

  /** The seed and all settings, as {@code StrideConfig.asMap()} gives them. */
  public ManifestBuilder configuration(long seed, Map<String, Object> settings) {
    return section("seed", seed).section("configuration", settings);
  }

  /** What was read: its fingerprint and counts. */
  public ManifestBuilder input(Object input) {
    return section("input", input);
  }

  /** What computed: processor or accelerator. */
  public ManifestBuilder device(Object device) {
    return section("device", device);
  }

  /** Seconds per stage; see {@link StageTimings#seconds()}. */
  public ManifestBuilder timings(Map<String, Double> seconds) {
    return section("timings", seconds);
  }

  /** Why training ended. */
  public ManifestBuilder stopReason(String reason) {
    return section("stopReason", reason);
  }

  /** What was written and where, relative to the output directory. */
  public ManifestBuilder outputs(Object outputs) {
    return section("outputs", outputs);
  }

  /**
   * Any other section; a second one of the same name replaces the first.
   *
   * @throws IllegalArgumentException if the value has no JSON form
   */
  public ManifestBuilder section(String name, Object value) {
    sections.put(name, Json.mapper().convertValue(value, Object.class));
    return this;
  }

  /** The manifest of a run that is complete now. */
  public Manifest complete() {
    return complete(Instant.now());
  }

  Manifest complete(Instant finished) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("runId", runId.value());
    content.put("job", job);
    content.put("status", "complete");
    content.put("started", started.toString());
    content.put("finished", finished.toString());
    content.put("elapsedSeconds", Duration.between(started, finished).toMillis() / 1e3);
    content.put("versions", Json.mapper().convertValue(Versions.current(), Object.class));
    content.putAll(sections);
    return new Manifest(content);
  }
}
