package io.stride.train.averaging;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Values that pass between the driver and its tasks by reference where all are one process, as with
 * a local master: what is serialised in their place is a number. They are kept while their scope is
 * open, which the driver opens for a round.
 */
final class LocalValues {
  /** Stands for no scope: values are serialised in full. */
  static final long NOWHERE = 0;

  private static final ConcurrentHashMap<Long, Map<Long, Object>> SCOPES =
      new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private LocalValues() {}

  /** A new scope. */
  static long open() {
    long scope = NUMBERS.incrementAndGet();
    SCOPES.put(scope, new ConcurrentHashMap<>());
    return scope;
  }

  /** Forgets a scope's values; what still comes from attempts that nobody waits for is dropped. */
  static void close(long scope) {
    SCOPES.remove(scope);
  }

  /** What to serialise in a value's place. */
  static Reference keep(long scope, Object value) {
    long number = NUMBERS.incrementAndGet();
    Map<Long, Object> values = SCOPES.get(scope);
    if (values != null) {
      values.put(number, value);
    }
    return new Reference(scope, number);
  }

  /** Number of open scopes. */
  static int scopes() {
    return SCOPES.size();
  }

  /**
   * A value of this process.
   *
   * @param scope where it is kept
   * @param number which one
   */
  record Reference(long scope, long number) implements Serializable {
    /** The value itself; null if its scope is closed. */
    private Object readResolve() {
      Map<Long, Object> values = SCOPES.get(scope);
      return values == null ? null : values.get(number);
    }
  }
}
