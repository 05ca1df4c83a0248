package io.stride.train;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.stride.train", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule deeplearning4jStaysInTheModel =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.stride.train.model..", "io.stride.train.kernel..", "io.stride.train.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

  @ArchTest
  static final ArchRule nativeMemoryStaysBelow =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.stride.train.model..",
              "io.stride.train.kernel..",
              "io.stride.train.blas..",
              "io.stride.train.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule matrixProductsKnowNothing =
      noClasses()
          .that()
          .resideInAPackage("io.stride.train.blas..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("io.stride.train.blas..", "org.bytedeco..", "java..");

  @ArchTest
  static final ArchRule nobodyNeedsDeeplearning4jsMaster =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.stride.train.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j.spark..", "io.stride.train.dl4j..");

  @ArchTest
  static final ArchRule nobodyKnowsGraphx =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.spark.graphx..");

  @ArchTest
  static final ArchRule batchesFeaturesAndTablesKnowNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.stride.train.batch..", "io.stride.train.features..", "io.stride.train.table..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule rankingDependsOnNothing =
      noClasses()
          .that()
          .resideInAPackage("io.stride.train.ranking..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("io.stride.train.ranking..", "java..");

  @ArchTest
  static final ArchRule theModelKnowsNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage("io.stride.train.model..", "io.stride.train.kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  /** Skip-gram's tables and loops are Stride's own; no network has a part in them. */
  @ArchTest
  static final ArchRule skipGramKnowsNoNetwork =
      noClasses()
          .that()
          .resideInAnyPackage("io.stride.train.skipgram..", "io.stride.train.versioned..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.stride.train.model..",
              "io.stride.train.kernel..",
              "io.stride.train.averaging..",
              "io.stride.train.onehot..");

  /** Training asks for a device; a device knows nothing of what is done with it. */
  @ArchTest
  static final ArchRule devicesKnowTheModelOnly =
      noClasses()
          .that()
          .resideInAPackage("io.stride.train.device..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.stride.train.averaging..",
              "io.stride.train.batch..",
              "io.stride.train.encoding..",
              "io.stride.train.features..",
              "io.stride.train.kernel..",
              "io.stride.walk.engine..",
              "io.stride.walk.graph..");

  @ArchTest
  static final ArchRule checkpointsKnowOnlyFiles =
      noClasses()
          .that()
          .resideInAPackage("io.stride.train.checkpoint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "scala..",
              "io.stride.train.averaging..",
              "io.stride.train.model..",
              "io.stride.train.batch..",
              "io.stride.train.features..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.stride.train.(*)..").should().beFreeOfCycles();
}
