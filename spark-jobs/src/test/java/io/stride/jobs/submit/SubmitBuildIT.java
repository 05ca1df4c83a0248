package io.stride.jobs.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code submit.sh} builds the jar, and what it says if it can't. */
class SubmitBuildIT {
  @TempDir private Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void installSpark() throws IOException {
    sandbox = new Sandbox(directory);
    sandbox.environment.put("SPARK_HOME", sandbox.spark("spark", "2.12-3.5.5").toString());
  }

  @Test
  void buildsAMissingJarOnce() throws Exception {
    Outcome outcome = sandbox.submit("embed");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.stderr()).contains("building", "built in", "Maven speaks on stdout");
    assertThat(outcome.stdout()).doesNotContain("Maven");
    assertThat(sandbox.submit("embed").stderr()).doesNotContain("building");
    assertThat(sandbox.mavenCalls()).hasSize(1);
    assertThat(sandbox.mavenCalls().get(0))
        .contains("-f " + sandbox.repository.resolve("pom.xml"), "-DskipTests", "package")
        .doesNotContain("install");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "conf/reference.conf",
        "lstm-trainer/pom.xml",
        "walk-generator/src/main/java/Walk.java",
        "spark-jobs/src/main/java"
      })
  void buildsAfterAChange(String changed) throws Exception {
    sandbox.writeJar(30);
    Sandbox.age(sandbox.repository.resolve(changed), 20);
    assertThat(sandbox.submit("embed").code()).isZero();
    assertThat(sandbox.mavenCalls()).hasSize(1);
  }

  @Test
  void ignoresChangesThatTheJarDoesNotDependOn() throws Exception {
    sandbox.writeJar(30);
    Path test = sandbox.repository.resolve("walk-generator/src/test/java/WalkTest.java");
    Files.createDirectories(test.getParent());
    Files.writeString(test, "class WalkTest {}");
    Sandbox.age(sandbox.repository.resolve("submit.sh"), 0);
    assertThat(sandbox.submit("embed").code()).isZero();
    assertThat(sandbox.mavenCalls()).isEmpty();
  }

  @Test
  void buildsAgainAfterAnEditDuringTheBuild() throws Exception {
    sandbox.environment.put("MAVEN_EDITS", sandbox.source().toString());
    sandbox.submit("embed");
    sandbox.environment.remove("MAVEN_EDITS");
    sandbox.submit("embed");
    assertThat(sandbox.mavenCalls()).hasSize(2);
  }

  @Test
  void replacesAJarThatWasCutShort() throws Exception {
    sandbox.writeJar(1);
    Files.write(sandbox.jar(), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThat(sandbox.submit("embed").code()).isZero();
    assertThat(sandbox.mavenCalls()).hasSize(1);
  }

  @Test
  void endsWithFourAndNoJarWhenTheBuildFails() throws Exception {
    sandbox.writeJar(90);
    sandbox.environment.put("MAVEN_EXIT", "1");
    Outcome outcome = sandbox.submit("embed");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.stderr())
        .contains("Maven speaks")
        .endsWith("submit.sh: Stride could not be built; Maven's messages are above\n");
    assertThat(outcome.spark()).isEmpty();
    assertThat(sandbox.jar()).doesNotExist();
  }

  @Test
  void splitsMavenOptionsAtBlanks() throws Exception {
    sandbox.environment.put("STRIDE_MAVEN_OPTIONS", "-Dmaven.repo.local=/m2  -o");
    sandbox.submit("embed");
    assertThat(sandbox.mavenCalls().get(0)).contains(" -Dmaven.repo.local=/m2 -o ");
  }

  @Test
  void usesAGivenJarWithoutBuilding() throws Exception {
    sandbox.environment.put("STRIDE_JAR", "hdfs:///stride.jar");
    assertThat(sandbox.submit("embed").arguments()).endsWith("hdfs:///stride.jar", "embed");
    assertThat(sandbox.mavenCalls()).isEmpty();
  }

  @Test
  void waitsForAnotherRunThatBuilds() throws Exception {
    Path lock =
        Files.createDirectories(sandbox.repository.resolve("target")).resolve("submit.lock");
    Process other =
        new ProcessBuilder("flock", lock.toString(), "bash", "-c", "echo held; read -r").start();
    assertThat(other.inputReader().readLine()).isEqualTo("held");
    Run run = sandbox.start(sandbox.repository.resolve("submit.sh"), "embed");
    assertThat(run.says("waiting for another run")).isTrue();
    sandbox.writeJar(0);
    other.outputWriter().close();
    assertThat(run.finish().code()).isZero();
    assertThat(sandbox.mavenCalls()).isEmpty();
  }

  @Test
  void namesTheDebianPackagesWhenAToolIsMissing() throws Exception {
    Files.delete(sandbox.tools.resolve("mvn"));
    lastWord("Maven is needed to build Stride's jar, mvn was not found.");
    Path java = sandbox.tools.resolve("java");
    sandbox.script(java, Recorders.JAVA_11);
    lastWord("Java 17 is needed, java is 11.");
    Files.delete(java);
    lastWord("Java 17 is needed, java was not found.");
  }

  private void lastWord(String message) throws Exception {
    Outcome outcome = sandbox.submit("embed");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.stderr())
        .endsWith(
            "submit.sh: "
                + message
                + " On Debian: apt-get install openjdk-17-jdk-headless maven\n");
  }
}
