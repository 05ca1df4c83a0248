package io.stride.walk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.stride", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule graphxStaysInTheGraphPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.stride.walk.graph..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark.graphx..");

  @ArchTest
  static final ArchRule samplingKnowsNoSpark =
      noClasses()
          .that()
          .resideInAPackage("io.stride.walk.sampling..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule errorsDependOnNothing =
      noClasses()
          .that()
          .resideInAPackage("io.stride.walk.error..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("io.stride.walk.error..", "java..");

  @ArchTest
  static final ArchRule theGraphKnowsNoWalks =
      noClasses()
          .that()
          .resideInAPackage("io.stride.walk.graph..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.stride.walk.sampling..", "io.stride.walk.engine..");
}
