package io.stride.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Map;

/** JSON as all files and reports of a run have it: indented, times in ISO 8601. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(RunId.class, ToStringSerializer.instance))
          .enable(SerializationFeature.INDENT_OUTPUT)
          // One type for whole numbers, so that what was read equals what was written.
          .enable(DeserializationFeature.USE_LONG_FOR_INTS);

  private Json() {}

  /**
   * A map, list or record as JSON text. NaN and infinite numbers become strings.
   *
   * @throws IllegalArgumentException if it holds something that has no JSON form
   */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON form: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * What {@link #write} made of a map; whole numbers are Longs.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public static Map<String, Object> read(String text) {
    try {
      return MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON object: " + e.getOriginalMessage(), e);
    }
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }
}
