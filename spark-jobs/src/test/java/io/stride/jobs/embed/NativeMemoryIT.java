package io.stride.jobs.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.SmallEmbed;
import io.stride.jobs.testing.StrideProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryIT {
  @TempDir private Path output;

  /** Spark ends a JVM for an OutOfMemoryError, code 52, which leaves no time for a message. */
  @Test
  void memoryThatRunsOutOutsideOfTheHeapNamesTheSetting() throws Exception {
    Process process =
        StrideProcess.start(
            List.of("-Dorg.bytedeco.javacpp.maxphysicalbytes=300m"),
            SmallEmbed.arguments(SmallEmbed.karate(), output));
    String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(errors).isEqualTo(4);
    assertThat(errors)
        .contains("0 B allowed; that is tight, set the Java option -Dorg.bytedeco.javacpp.maxphys");
    assertThat(errors.lines().filter(line -> line.startsWith("embed: ")))
        .singleElement()
        .asString()
        .contains("maxPhysicalBytes (300M)", "spark.executor.memoryOverhead")
        .doesNotContain("this driver has", "NativeMemoryException");
  }
}
