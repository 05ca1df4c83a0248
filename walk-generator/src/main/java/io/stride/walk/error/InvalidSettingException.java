package io.stride.walk.error;

/**
 * A setting is outside its range. The message names the key, the value, the allowed range and a
 * hint, in one line, and is meant for the person who set it.
 */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * @param key the setting's full name, as in {@code reference.conf}
   * @param value what it was set to
   * @param allowed the allowed range, to be read after "must be"
   * @param hint what the setting means or what to do, without a full stop
   */
  public InvalidSettingException(String key, Object value, String allowed, String hint) {
    super(key + " was " + shown(value) + ", must be " + allowed + " (" + hint + ")");
  }

  /**
   * For a wrong request that is no single value out of range.
   *
   * @param message one line: what is wrong and what to do
   */
  public InvalidSettingException(String message) {
    super(message);
  }

  /**
   * Refuses a value unless {@code valid}.
   *
   * @throws InvalidSettingException if {@code valid} is false
   */
  public static void require(boolean valid, String key, Object value, String allowed, String hint) {
    if (!valid) {
      throw new InvalidSettingException(key, value, allowed, hint);
    }
  }

  /** A whole number looks as people write it: 0, not 0.0. */
  private static Object shown(Object value) {
    boolean whole = value instanceof Double number && number == number.intValue();
    return whole ? Integer.toString(((Double) value).intValue()) : value;
  }
}
