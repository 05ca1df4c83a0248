package io.stride.walk.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that takes memory, and what it consists of.
 *
 * @param name what it is, in a few words
 * @param bytes what it takes; at least 0, the sum of its parts if it has any
 * @param parts what it consists of; empty if it isn't told
 */
public record MemoryPart(String name, long bytes, List<MemoryPart> parts) {

  /**
   * @throws IllegalArgumentException if the parts don't add up
   */
  public MemoryPart {
    parts = List.copyOf(parts);
    if (bytes < 0 || (!parts.isEmpty() && sum(parts) != bytes)) {
      throw new IllegalArgumentException(name + " does not take " + bytes + " bytes");
    }
  }

  /** Something that isn't taken apart. */
  public static MemoryPart of(String name, long bytes) {
    return new MemoryPart(name, bytes, List.of());
  }

  /** The sum of its parts; those that take nothing are left out. */
  public static MemoryPart of(String name, List<MemoryPart> parts) {
    return new MemoryPart(
        name, sum(parts), parts.stream().filter(part -> part.bytes() > 0).toList());
  }

  /** The same with one more part. */
  public MemoryPart plus(MemoryPart part) {
    return of(name, Stream.concat(parts.stream(), Stream.of(part)).toList());
  }

  /** The one that takes most, of states that follow each other; the first of equal ones. */
  public static MemoryPart largest(List<MemoryPart> states) {
    return states.stream()
        .sorted(Comparator.comparingLong(MemoryPart::bytes).reversed())
        .findFirst()
        .orElseThrow();
  }

  private static long sum(List<MemoryPart> parts) {
    return parts.stream().mapToLong(MemoryPart::bytes).reduce(0, Math::addExact);
  }
}
