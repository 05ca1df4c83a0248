package io.stride.jobs.vectors;

import io.stride.walk.graph.IdType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Rows as Parquet records, in the schema that Spark would choose: {@code node} (int, long or
 * string), {@code embedding} array of float, {@code walks} int, {@code status} string. A file's
 * metadata tells how many of its rows have which status.
 */
final class VectorWriteSupport extends WriteSupport<VectorRow> {
  /** Key in a job's configuration: name of the {@link IdType}. */
  static final String ID_TYPE = "stride.vectors.id-type";

  private final Map<VectorStatus, Long> rows = new EnumMap<>(VectorStatus.class);
  private final Map<VectorStatus, Binary> texts = new EnumMap<>(VectorStatus.class);
  private IdType idType;
  private RecordConsumer consumer;

  @Override
  public WriteContext init(Configuration configuration) {
    idType = IdType.valueOf(configuration.get(ID_TYPE));
    for (VectorStatus status : VectorStatus.values()) {
      texts.put(status, Binary.fromString(status.text()));
      rows.put(status, 0L);
    }
    return new WriteContext(schema(idType), Map.of());
  }

  static MessageType schema(IdType idType) {
    Type vector = Types.requiredList().requiredElement(PrimitiveTypeName.FLOAT).named("embedding");
    return new MessageType(
        "vectors",
        node(idType),
        vector,
        Types.required(PrimitiveTypeName.INT32).named("walks"),
        text("status"));
  }

  private static Type node(IdType idType) {
    return switch (idType) {
      case INTEGER -> Types.required(PrimitiveTypeName.INT32).named("node");
      case LONG -> Types.required(PrimitiveTypeName.INT64).named("node");
      case STRING -> text("node");
    };
  }

  private static Type text(String name) {
    return Types.required(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(VectorRow row) {
    rows.merge(row.status(), 1L, Long::sum);
    consumer.startMessage();
    consumer.startField("node", 0);
    writeId(row.id());
    consumer.endField("node", 0);
    consumer.startField("embedding", 1);
    writeVector(row.vector());
    consumer.endField("embedding", 1);
    consumer.startField("walks", 2);
    consumer.addInteger(row.walks());
    consumer.endField("walks", 2);
    consumer.startField("status", 3);
    consumer.addBinary(texts.get(row.status()));
    consumer.endField("status", 3);
    consumer.endMessage();
  }

  private void writeId(Object id) {
    switch (idType) {
      case INTEGER -> consumer.addInteger((Integer) id);
      case LONG -> consumer.addLong((Long) id);
      case STRING -> consumer.addBinary(Binary.fromString((String) id));
    }
  }

  /** A list is a group of one repeated group of one element: the layout of Parquet's LIST. */
  private void writeVector(float[] vector) {
    consumer.startGroup();
    consumer.startField("list", 0);
    for (float number : vector) {
      consumer.startGroup();
      consumer.startField("element", 0);
      consumer.addFloat(number);
      consumer.endField("element", 0);
      consumer.endGroup();
    }
    consumer.endField("list", 0);
    consumer.endGroup();
  }

  @Override
  public FinalizedWriteContext finalizeWrite() {
    Map<String, String> counts = new HashMap<>();
    rows.forEach((status, count) -> counts.put(status.key(), Long.toString(count)));
    return new FinalizedWriteContext(counts);
  }
}
