package io.stride.walk.graph;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The type of the node ids of an input; results carry ids of the same type. */
public enum IdType {
  /** 32-bit integers; only from tables whose columns are integers of at most 32 bits. */
  INTEGER,
  /**
   * 64-bit integers; from text when every id is one in its canonical form, from tables also for
   * decimals without a fraction.
   */
  LONG,
  /** Any other text; ordered by its UTF-8 bytes. */
  STRING;

  /** The type of an id column in Spark SQL. */
  public DataType sparkType() {
    return switch (this) {
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case STRING -> DataTypes.StringType;
    };
  }

  /**
   * Whether {@code id} is a 64-bit integer in the only form that {@link Long#toString(long)} gives
   * it: no plus sign, no leading zeros, no {@code -0}. Only then do number and text say the same.
   */
  static boolean isCanonicalLong(String id) {
    int digits = id.startsWith("-") ? id.length() - 1 : id.length();
    if (digits < 1 || digits > 19) {
      return false;
    }
    int first = id.length() - digits;
    for (int i = first; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    boolean plain = id.charAt(first) != '0' || id.equals("0");
    return plain && (digits < 19 || fitsLong(id));
  }

  private static boolean fitsLong(String digits) {
    String limit = digits.startsWith("-") ? "-9223372036854775808" : "9223372036854775807";
    return digits.compareTo(limit) <= 0;
  }
}
