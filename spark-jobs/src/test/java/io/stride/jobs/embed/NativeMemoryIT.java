package io.stride.jobs.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.SmallEmbed;
import io.stride.jobs.testing.StrideProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeMemoryIT {
  @TempDir private Path output;

  /**
   * Spark ends a JVM for an OutOfMemoryError, code 52, which leaves no time for a message. With 100
   * MB ND4J can't even load, in whichever task asks first; with 300 it may.
   */
  @ParameterizedTest
  @ValueSource(strings = {"100M", "300M"})
  void memoryThatRunsOutOutsideOfTheHeapNamesTheSetting(String limit) throws Exception {
    Process process =
        StrideProcess.start(
            List.of("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + limit),
            SmallEmbed.arguments(SmallEmbed.karate(), output));
    String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(errors).isEqualTo(4);
    assertThat(errors)
        .contains("0 B allowed; that is tight, set the Java option -Dorg.bytedeco.javacpp.maxphys");
    assertThat(errors.lines().filter(line -> line.startsWith("embed: ")))
        .singleElement()
        .asString()
        .contains("maxPhysicalBytes (" + limit + ")", "spark.executor.memoryOverhead")
        .doesNotContain("this driver has", "NativeMemoryException");
  }
}
