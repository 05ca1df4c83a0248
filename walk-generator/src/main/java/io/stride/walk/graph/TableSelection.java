package io.stride.walk.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.stride.walk.graph.EdgeInput.Columns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table that hold its edges. By position: names may be written in another case or
 * hold any character.
 *
 * @param schema the table's columns
 * @param positions those of source, target and, where there are weights, weight
 * @param idType what the ids become
 */
record TableSelection(StructType schema, List<Integer> positions, IdType idType) {
  private static final int IDS = 2;

  /** What {@code names} mean in a table with {@code columns}, which was checked before. */
  static TableSelection of(TableColumns columns, Columns names, IdType idType, boolean weighted) {
    int source = columns.position("source", names.source());
    int target = columns.position("target", names.target());
    List<Integer> positions =
        weighted
            ? List.of(source, target, columns.position("weight", names.weight()))
            : List.of(source, target);
    return new TableSelection(columns.schema(), positions, idType);
  }

  /** The columns of {@link EdgeTable#edges()}; a decimal id that fits no long is null. */
  Dataset<Row> edges(Dataset<Row> table) {
    Column source = id(0).as(EdgeTable.SOURCE);
    Column target = id(1).as(EdgeTable.TARGET);
    if (positions.size() == IDS) {
      return numbered(table).select(source, target);
    }
    Column weight = column(IDS).cast(DataTypes.DoubleType).as(EdgeTable.WEIGHT);
    return numbered(table).select(source, target, weight);
  }

  /** What is wrong with decimal ids of {@code table} that fit no long; empty: all fit. */
  Optional<String> largeIds(Dataset<Row> table) {
    for (int i = 0; i < IDS; i++) {
      if (wholeDecimal(i)) {
        Dataset<Row> outside = numbered(table).filter(not(fitsLong(column(i))));
        Row found = outside.agg(count(lit(1)), min(column(i))).first();
        if (found.getLong(0) > 0) {
          String message = "column '%s' has ids that do not fit 64 bits (%d, such as %s); %s";
          String name = schema.apply(positions.get(i)).name();
          String hint = "make them strings";
          return Optional.of(message.formatted(name, found.getLong(0), found.get(1), hint));
        }
      }
    }
    return Optional.empty();
  }

  private Column id(int index) {
    Column plain = column(index);
    Column id = plain.cast(idType.sparkType());
    // A cast alone would wrap what does not fit around, to the id of some other node.
    return wholeDecimal(index) ? when(fitsLong(plain), id) : id;
  }

  private static Column fitsLong(Column decimal) {
    return decimal.between(BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));
  }

  private boolean wholeDecimal(int index) {
    return TableColumns.isWholeDecimal(schema.apply(positions.get(index)).dataType());
  }

  private Column column(int index) {
    return col("column" + positions.get(index));
  }

  private static Dataset<Row> numbered(Dataset<Row> table) {
    int columns = table.schema().size();
    return table.toDF(
        IntStream.range(0, columns).mapToObj(i -> "column" + i).toArray(String[]::new));
  }
}
