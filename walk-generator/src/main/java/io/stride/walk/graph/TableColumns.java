package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.EdgeInput.Columns;
import io.stride.walk.graph.EdgeInput.Weights;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What the columns of a table are fit for.
 *
 * @param source the table, for messages
 * @param schema its columns
 * @param caseSensitive whether names that differ only in case are different
 */
record TableColumns(EdgeSource source, StructType schema, boolean caseSensitive) {

  /**
   * The type that holds the ids of both columns.
   *
   * @throws InvalidInputException if a column is missing or neither integer nor string, or one is
   *     integer and the other string
   */
  IdType idType(Columns columns) {
    IdType first = idType("source", columns.source());
    IdType second = idType("target", columns.target());
    if ((first == IdType.STRING) != (second == IdType.STRING)) {
      throw new InvalidInputException(
          source.name()
              + ": one of the id columns is a string, the other an integer; store both alike");
    }
    return first.compareTo(second) >= 0 ? first : second;
  }

  /**
   * Whether edges carry a weight.
   *
   * @throws InvalidInputException if they must and the column is missing, or it is not numeric
   */
  boolean weighted(Columns columns, Weights weights) {
    boolean absent = find(columns.weight()).isEmpty();
    if (weights == Weights.NO || (weights == Weights.AUTO && absent)) {
      return false;
    }
    StructField field = schema.apply(position("weight", columns.weight()));
    if (!(field.dataType() instanceof NumericType)) {
      throw wrongType(field, "a number", TableHints.untypedColumn(source));
    }
    return true;
  }

  /**
   * Where the column called {@code name} stands; 0 is the first.
   *
   * @param role source, target or weight, as in the setting that names the column
   * @throws InvalidInputException if there is none
   */
  int position(String role, String name) {
    return find(name).orElseThrow(() -> missing(role, name));
  }

  /** Whether {@code type} is a decimal without a fraction, as databases call large integers. */
  static boolean isWholeDecimal(DataType type) {
    return type instanceof DecimalType decimal && decimal.scale() == 0;
  }

  private IdType idType(String role, String name) {
    StructField field = schema.apply(position(role, name));
    DataType type = field.dataType();
    if (DataTypes.StringType.equals(type)) {
      return IdType.STRING;
    }
    if (DataTypes.LongType.equals(type) || isWholeDecimal(type)) {
      return IdType.LONG;
    }
    boolean integer =
        List.of(DataTypes.IntegerType, DataTypes.ShortType, DataTypes.ByteType).contains(type);
    if (!integer) {
      throw wrongType(field, "an integer or a string", TableHints.otherIds(type));
    }
    return IdType.INTEGER;
  }

  private Optional<Integer> find(String name) {
    List<Integer> exact = positions(name, false);
    List<Integer> alike = exact.isEmpty() && !caseSensitive ? positions(name, true) : exact;
    if (alike.size() > 1) {
      String message = "%s has %d columns '%s'; one must have a name of its own";
      throw new InvalidInputException(String.format(message, source.name(), alike.size(), name));
    }
    return alike.stream().findFirst();
  }

  private List<Integer> positions(String name, boolean anyCase) {
    String[] names = schema.fieldNames();
    return IntStream.range(0, names.length)
        .filter(i -> anyCase ? names[i].equalsIgnoreCase(name) : names[i].equals(name))
        .boxed()
        .toList();
  }

  private InvalidInputException missing(String role, String name) {
    String message = "%s has no column '%s' (input.columns.%s); it has: %s%s";
    String names = String.join(", ", schema.fieldNames());
    String hint = TableHints.missingColumn(source);
    return new InvalidInputException(
        String.format(message, source.name(), name, role, names, hint));
  }

  private InvalidInputException wrongType(StructField field, String needed, String hint) {
    return new InvalidInputException(
        "%s: column '%s' is %s, must be %s%s"
            .formatted(source.name(), field.name(), field.dataType().simpleString(), needed, hint));
  }
}
