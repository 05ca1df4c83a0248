package io.stride.jobs.estimate;

import io.stride.walk.error.InvalidSettingException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.network.util.JavaUtils;

/** Large numbers as people type them. */
final class Quantity {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<number>[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+]?[0-9]{1,2})?)(?<unit>[kMGBT]?)");
  private static final Map<String, Integer> ZEROS =
      Map.of("", 0, "k", 3, "M", 6, "G", 9, "B", 9, "T", 12);
  private static final int MIB_BITS = 20;

  private Quantity() {}

  /**
   * A count: {@code 1000000}, {@code 1e8}, {@code 100M} (10^6), {@code 2.5e9}, {@code 1B} (10^9).
   *
   * @throws InvalidSettingException if it is no whole number in this form, or exceeds 64 bits
   */
  static long count(String option, String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (parts.matches()) {
      BigDecimal number =
          new BigDecimal(parts.group("number")).scaleByPowerOfTen(ZEROS.get(parts.group("unit")));
      if (whole(number) && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return number.longValueExact();
      }
    }
    throw new InvalidSettingException(
        option + " " + text + " is no whole number; write it like 1000000, 1e8, 100M or 2.5e9");
  }

  /**
   * A size in Spark's form, like {@code 8g} or {@code 8192m}; without a unit it is in MiB.
   *
   * @throws InvalidSettingException if it is none
   */
  static long bytes(String option, String text) {
    try {
      return JavaUtils.byteStringAsMb(text) << MIB_BITS;
    } catch (NumberFormatException e) {
      InvalidSettingException refusal =
          new InvalidSettingException(
              option + " " + text + " is no size; write it like 8g or 8192m");
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static boolean whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
