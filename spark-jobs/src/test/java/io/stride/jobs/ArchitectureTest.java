package io.stride.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.stride.jobs.cli.StrideCommand;

/** Who may depend on whom, in the whole product. */
@AnalyzeClasses(
    packages = "io.stride",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  /** Other modules' fixtures come as a jar, which {@link DoNotIncludeTests} does not know. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule walksKnowNeitherTrainingNorJobs =
      noClasses()
          .that()
          .resideInAPackage("io.stride.walk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.stride.train..", "io.stride.jobs..");

  @ArchTest
  static final ArchRule trainingKnowsNoJobs =
      noClasses()
          .that()
          .resideInAPackage("io.stride.train..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.stride.jobs..");

  @ArchTest
  static final ArchRule deepLearningLibrariesStayInTheTrainer =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.stride.train..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule graphxStaysInTheGraphPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.stride.walk.graph..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark.graphx..");

  @ArchTest
  static final ArchRule onlyCommandsKnowTheCommandLineLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.stride.jobs.cli..")
          .and(not(simpleNameEndingWith("Command")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyTheConfigurationKnowsItsLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.stride.jobs.config..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.typesafe.config..");

  @ArchTest
  static final ArchRule embeddingKnowsNoTask =
      noClasses()
          .that()
          .resideInAPackage("io.stride.jobs.embed..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.stride.jobs.linkprediction..",
              "io.stride.jobs.classification..",
              "io.stride.jobs.evaluation..");

  /** The root command names every job, and every job is a command: that circle is meant. */
  @ArchTest
  static final ArchRule jobsHaveNoCycles =
      slices()
          .matching("io.stride.jobs.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(JavaClass.Predicates.equivalentTo(StrideCommand.class), alwaysTrue());

  @ArchTest
  static final ArchRule walksAndTrainingHaveNoCycles =
      slices().matching("io.stride.(walk|train).(*)..").should().beFreeOfCycles();
}
