package fieldkit.blocksync.device;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fieldkit.blocksync", importOptions = DoNotIncludeTests.class)
class DeviceArchitectureTest {

  @ArchTest
  static final ArchRule NO_SYSTEM_CALLS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.lang.foreign..", "fieldkit.common.linux..");

  @ArchTest
  static final ArchRule FACTS_KNOW_NO_STORAGE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "fieldkit.blocksync.device.kernel..", "fieldkit.blocksync.device.content..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("fieldkit.blocksync.device");

  @ArchTest
  static final ArchRule STORAGE_KNOWS_NOTHING_ABOVE_IT =
      noClasses()
          .that()
          .resideInAPackage("fieldkit.blocksync.device..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "fieldkit.blocksync",
              "fieldkit.blocksync.protocol..",
              "fieldkit.blocksync.sync..",
              "fieldkit.blocksync.farend..",
              "fieldkit.blocksync.state..",
              "picocli..");

  @ArchTest
  static final ArchRule NOTHING_STATIC_CHANGES =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("fieldkit.blocksync.device..")
          .and()
          .areStatic()
          .should()
          .haveModifier(JavaModifier.FINAL);
}
