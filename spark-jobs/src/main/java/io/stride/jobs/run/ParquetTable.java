package io.stride.jobs.run;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A few rows as a directory with one Parquet file, as Spark would leave it: every column optional,
 * Snappy, a marker beside the file. It is written on the driver, without the queries and jobs of
 * Spark SQL, which for some dozen rows are nearly all of the time.
 */
final class ParquetTable {
  private static final String FILE = "part-00000.snappy.parquet";
  private static final String COMPLETE = "_SUCCESS";

  private final MetricsTable table;

  ParquetTable(MetricsTable table) {
    this.table = table;
  }

  /**
   * Writes the table so that {@code directory} never holds half of it.
   *
   * @param replace whether it takes the place of an earlier one
   * @throws IOException if the file system fails, or there is something that must not be replaced
   */
  void write(Path directory, boolean replace, Configuration hadoop) throws IOException {
    FileSystem fs = HadoopFiles.of(directory, hadoop);
    Path temporary =
        new Path(directory.getParent(), "_" + directory.getName() + "-" + UUID.randomUUID());
    try {
      writeRows(new Path(temporary, FILE), hadoop);
      HadoopFiles.writeText(fs, new Path(temporary, COMPLETE), "");
      if (replace) {
        HadoopFiles.deleteAll(fs, directory);
      }
      HadoopFiles.rename(fs, temporary, directory);
    } finally {
      HadoopFiles.deleteAll(fs, temporary);
    }
  }

  private void writeRows(Path file, Configuration hadoop) throws IOException {
    MessageType schema = schema();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file)
            .withConf(hadoop)
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      for (List<Object> row : table.rows()) {
        writer.write(group(schema, row));
      }
    }
  }

  private Group group(MessageType schema, List<Object> row) {
    Group group = new SimpleGroup(schema);
    for (int column = 0; column < row.size(); column++) {
      Object value = row.get(column);
      if (value != null) {
        switch (table.columns().get(column).type()) {
          case LONG -> group.add(column, (long) value);
          case DOUBLE -> group.add(column, (double) value);
          case BOOLEAN -> group.add(column, (boolean) value);
          case TEXT -> group.add(column, (String) value);
        }
      }
    }
    return group;
  }

  private MessageType schema() {
    return new MessageType("metrics", table.columns().stream().map(ParquetTable::field).toList());
  }

  private static Type field(MetricsTable.Column column) {
    return switch (column.type()) {
      case LONG -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
    };
  }
}
