package io.stride.jobs.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Spark {@code submit.sh} uses, and how it assembles its own. */
class SubmitSparkIT {
  @TempDir private Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void install() throws IOException {
    sandbox = new Sandbox(directory);
    sandbox.writeJar(1);
    // The scripts that become the embedded Spark: here they record.
    sandbox.script(origin("bin/spark-submit"), Recorders.SPARK_SUBMIT);
  }

  @Test
  void prefersSparkHomeThenThePathThenItsOwn() throws Exception {
    Path onPath = sandbox.spark("distribution", "2.12-3.5.5").resolve("bin/spark-submit");
    Files.createSymbolicLink(sandbox.tools.resolve("spark-submit"), onPath);
    Path home = sandbox.spark("home of spark", "2.12-3.5.3");

    sandbox.environment.put("SPARK_HOME", home.toString());
    Outcome first = sandbox.submit("embed");
    assertThat(first.spark()).isEqualTo(home + "/bin/spark-submit");
    assertThat(first.stderr()).isEqualTo("submit.sh: Spark 3.5.3 (SPARK_HOME: " + home + ")\n");

    sandbox.environment.remove("SPARK_HOME");
    Outcome second = sandbox.submit("embed");
    assertThat(second.spark()).isEqualTo(sandbox.tools.resolve("spark-submit").toString());
    assertThat(second.stderr()).contains("(on the PATH: " + directory.resolve("distribution"));
    assertThat(second.environment("SPARK_HOME")).isEmpty();

    Files.delete(sandbox.tools.resolve("spark-submit"));
    Outcome third = sandbox.submit("embed");
    assertThat(third.spark()).startsWith(sandbox.embeddedSpark().toString());
    assertThat(third.stderr()).endsWith("(embedded: " + sandbox.embeddedSpark() + ")\n");
    assertThat(third.environment("SPARK_HOME")).isEqualTo(sandbox.embeddedSpark().toString());
  }

  @Test
  void refusesASparkHomeWithoutSpark() throws Exception {
    sandbox.environment.put("SPARK_HOME", "/no where");
    Outcome outcome = sandbox.submit("embed");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.stderr())
        .startsWith("submit.sh: SPARK_HOME is /no where, which has no bin/spark-submit.")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"2.12-3.5.0,false", "2.13-3.5.5,true", "2.13-4.0.0,true", "2.12-3.4.1,true"})
  void warnsOfASparkThatStrideIsNotBuiltFor(String core, boolean warns) throws Exception {
    sandbox.environment.put("SPARK_HOME", sandbox.spark("spark", core).toString());
    Outcome outcome = sandbox.submit("embed");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.stderr().contains("warning: Stride is built for Spark 3.5"))
        .isEqualTo(warns);
  }

  @Test
  void assemblesItsOwnSparkOnce() throws Exception {
    assertThat(sandbox.submit("embed").code()).isZero();
    assertThat(sandbox.embeddedSpark().resolve("jars/spark-core_2.12-3.5.5.jar")).exists();
    assertThat(sandbox.embeddedSpark().resolve("bin/spark-class")).isExecutable();
    assertThat(sandbox.embeddedSpark().resolve("conf/log4j2.properties")).exists();
    assertThat(sandbox.submit("embed").code()).isZero();
    assertThat(sandbox.mavenCalls()).hasSize(1);
  }

  @Test
  void assemblesAgainWhenItsOriginChanges() throws Exception {
    sandbox.submit("embed");
    Files.writeString(origin("conf/log4j2.properties"), "rootLogger.level = error\n");
    assertThat(sandbox.submit("embed").code()).isZero();
    assertThat(sandbox.embeddedSpark().resolve("conf/log4j2.properties"))
        .hasContent("rootLogger.level = error");
    assertThat(sandbox.mavenCalls()).hasSize(2);
  }

  @Test
  void leavesNothingOfAFailedOrKilledAssembly() throws Exception {
    Path parent = sandbox.embeddedSpark().getParent();
    Files.createDirectories(parent.resolve(".assembling.killed/jars"));
    sandbox.environment.put("MAVEN_EXIT", "1");
    Outcome outcome = sandbox.submit("embed");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.stderr())
        .endsWith("submit.sh: Spark could not be assembled; Maven's messages are above\n");
    assertThat(parent).isEmptyDirectory();

    sandbox.environment.remove("MAVEN_EXIT");
    assertThat(sandbox.submit("embed").code()).isZero();
    assertThat(parent).isDirectoryNotContaining("glob:**/.assembling*");
  }

  private Path origin(String name) {
    return sandbox.repository.resolve("conf/local/embedded-spark").resolve(name);
  }
}
