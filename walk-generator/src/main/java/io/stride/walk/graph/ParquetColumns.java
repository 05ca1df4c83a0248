package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.EdgeInput.Columns;
import io.stride.walk.graph.EdgeInput.Weights;
import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * What the columns of a table are fit for.
 *
 * @param path how messages call the table
 * @param schema its columns
 */
record ParquetColumns(String path, StructType schema) {

  /**
   * The type that holds the ids of both columns.
   *
   * @throws InvalidInputException if a column is missing or neither integer nor string, or one is
   *     integer and the other string
   */
  IdType idType(Columns columns) {
    IdType source = idType("source", columns.source());
    IdType target = idType("target", columns.target());
    if ((source == IdType.STRING) != (target == IdType.STRING)) {
      throw new InvalidInputException(
          path + ": one of the id columns is a string, the other an integer; store both alike");
    }
    return source.compareTo(target) >= 0 ? source : target;
  }

  /**
   * Whether edges carry a weight.
   *
   * @throws InvalidInputException if they must and the column is missing, or it is not numeric
   */
  boolean weighted(Columns columns, Weights weights) {
    boolean present = Arrays.asList(schema.fieldNames()).contains(columns.weight());
    if (weights == Weights.NO || (weights == Weights.AUTO && !present)) {
      return false;
    }
    DataType type = type("weight", columns.weight());
    if (!(type instanceof NumericType)) {
      throw wrongType(columns.weight(), type, "a number");
    }
    return true;
  }

  private IdType idType(String role, String name) {
    DataType type = type(role, name);
    if (DataTypes.StringType.equals(type)) {
      return IdType.STRING;
    }
    if (DataTypes.LongType.equals(type)) {
      return IdType.LONG;
    }
    boolean integer =
        DataTypes.IntegerType.equals(type)
            || DataTypes.ShortType.equals(type)
            || DataTypes.ByteType.equals(type);
    if (!integer) {
      throw wrongType(name, type, "an integer or a string");
    }
    return IdType.INTEGER;
  }

  private DataType type(String role, String name) {
    if (!Arrays.asList(schema.fieldNames()).contains(name)) {
      String message = "%s has no column '%s' (input.columns.%s); it has: %s";
      throw new InvalidInputException(
          String.format(message, path, name, role, String.join(", ", schema.fieldNames())));
    }
    return schema.apply(name).dataType();
  }

  private InvalidInputException wrongType(String name, DataType type, String needed) {
    return new InvalidInputException(
        path + ": column '" + name + "' is " + type.simpleString() + ", must be " + needed);
  }
}
