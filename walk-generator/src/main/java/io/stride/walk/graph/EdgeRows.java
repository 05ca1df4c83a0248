package io.stride.walk.graph;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Turns checked splits into rows.
 *
 * @param layout how lines are read
 * @param idType the type of the ids; not {@code INTEGER}
 */
record EdgeRows(TextLayout layout, IdType idType) implements Serializable {

  /** {@code source}, {@code target} and, where there are weights, {@code weight}. */
  StructType schema() {
    StructType ids =
        new StructType()
            .add(EdgeTable.SOURCE, idType.sparkType(), false)
            .add(EdgeTable.TARGET, idType.sparkType(), false);
    return layout.weighted() ? ids.add(EdgeTable.WEIGHT, DataTypes.DoubleType, false) : ids;
  }

  /**
   * The rows of a split, read as they are asked for.
   *
   * @throws UncheckedIOException if the split, readable before, no longer is
   */
  Iterator<Row> iterator(TextSplit split, Configuration hadoop) {
    try {
      EdgeLines lines = new EdgeLines(split, layout, hadoop);
      TaskContext task = TaskContext.get();
      if (task != null) {
        TaskCompletionListener close = done -> close(lines);
        task.addTaskCompletionListener(close);
      }
      return new Rows(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EdgeLines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row row(EdgeLineParser edge) {
    Object source = id(edge.source());
    Object target = id(edge.target());
    return layout.weighted()
        ? RowFactory.create(source, target, edge.weight())
        : RowFactory.create(source, target);
  }

  private Object id(String text) {
    return idType == IdType.LONG ? (Object) Long.valueOf(text) : text;
  }

  private final class Rows implements Iterator<Row> {
    private final EdgeLines lines;
    private Row ahead;

    Rows(EdgeLines lines) {
      this.lines = lines;
      this.ahead = read();
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Row next() {
      if (ahead == null) {
        throw new NoSuchElementException();
      }
      Row row = ahead;
      ahead = read();
      return row;
    }

    private Row read() {
      try {
        if (lines.next()) {
          return row(lines.edge());
        }
        if (lines.problem() != null) {
          throw new IllegalStateException("the input changed while it was being read");
        }
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
