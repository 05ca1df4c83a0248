package io.stride.walk.engine;

import java.util.Locale;

/** Bytes as people read them. */
public final class ByteSize {
  /** 2^30 bytes. */
  public static final long GIB = 1L << 30;

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private ByteSize() {}

  /** With one decimal, in the largest unit of which there is at least one: {@code 14.2 GiB}. */
  public static String text(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
