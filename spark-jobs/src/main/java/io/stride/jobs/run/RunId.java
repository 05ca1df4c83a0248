package io.stride.jobs.run;

import io.stride.walk.error.InvalidSettingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The name of a run: part of directory names on every file system, so its alphabet is small.
 *
 * @param value 1 to 100 of {@code A-Za-z0-9._-}, not starting with a dot or underscore (Spark and
 *     Hadoop hide such files)
 */
public record RunId(String value) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9-][A-Za-z0-9._-]{0,99}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SUFFIXES = 1 << 16;

  /**
   * @throws InvalidSettingException if the value is no such name
   */
  public RunId {
    InvalidSettingException.require(
        value != null && VALID.matcher(value).matches(),
        "output.run-id",
        value,
        "1 to 100 of A-Z a-z 0-9 . _ -, not starting with a dot or underscore",
        "the name of this run");
  }

  /** The id that a setting holds; a new one if it is empty. */
  public static RunId ofSetting(String text) {
    return text.isEmpty() ? generate(Instant.now()) : new RunId(text);
  }

  /** A new id from a time (UTC, seconds) and 16 random bits; sorts by time. */
  public static RunId generate(Instant time) {
    int suffix = ThreadLocalRandom.current().nextInt(SUFFIXES);
    return new RunId(TIME.format(time) + String.format(Locale.ROOT, "-%04x", suffix));
  }

  @Override
  public String toString() {
    return value;
  }
}
