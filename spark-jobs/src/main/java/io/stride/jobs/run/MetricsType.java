package io.stride.jobs.run;

/** The four types that a column of metrics can have. */
public enum MetricsType {
  /** 64-bit integer. */
  LONG,
  /** 64-bit floating point. */
  DOUBLE,
  /** True or false. */
  BOOLEAN,
  /** Text. */
  TEXT;

  /** The type for values of a Java type. */
  static MetricsType of(Class<?> type) {
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return LONG;
    }
    if (type == double.class || type == float.class) {
      return DOUBLE;
    }
    if (type == Double.class || type == Float.class) {
      return DOUBLE;
    }
    return type == boolean.class || type == Boolean.class ? BOOLEAN : TEXT;
  }

  /**
   * The value in this type; null stays null.
   *
   * @throws ClassCastException if it is of another kind
   */
  Object convert(Object value) {
    if (value == null) {
      return null;
    }
    return switch (this) {
      case LONG -> ((Number) value).longValue();
      case DOUBLE -> ((Number) value).doubleValue();
      case BOOLEAN -> (Boolean) value;
      case TEXT -> value.toString();
    };
  }
}
