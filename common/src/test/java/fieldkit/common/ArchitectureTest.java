package fieldkit.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fieldkit.common", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ONLY_LINUX_AND_ZSTD_LEAVE_JAVA =
      noClasses()
          .that()
          .resideOutsideOfPackages("fieldkit.common.linux", "fieldkit.common.zstd")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.foreign..");

  @ArchTest
  static final ArchRule ONLY_IO_KNOWS_LINUX =
      noClasses()
          .that()
          .resideOutsideOfPackages("fieldkit.common.io", "fieldkit.common.linux")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("fieldkit.common.linux..");

  @ArchTest
  static final ArchRule ONLY_CLI_KNOWS_PICOCLI_AND_THE_LOG =
      noClasses()
          .that()
          .resideOutsideOfPackages("fieldkit.common.cli", "fieldkit.common.manual")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "org.slf4j..", "ch.qos.logback..");

  @ArchTest
  static final ArchRule FILES_KNOW_NOTHING_OF_COMMANDS =
      noClasses()
          .that()
          .resideOutsideOfPackages("fieldkit.common.cli", "fieldkit.common.manual")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("fieldkit.common.cli..");

  @ArchTest
  static final ArchRule HOSTS_KNOW_NEITHER_COMMANDS_NOR_LINUX =
      noClasses()
          .that()
          .resideInAPackage("fieldkit.common.remote..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("fieldkit.common.cli..", "fieldkit.common.linux..");

  @ArchTest
  static final ArchRule ONLY_BUILTIN_KNOWS_JSCH =
      noClasses()
          .that()
          .resideOutsideOfPackage("fieldkit.common.remote.builtin")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.jcraft..", "fieldkit.common.remote.builtin..");

  @ArchTest
  static final ArchRule ZSTD_KNOWS_NOTHING_ELSE =
      noClasses()
          .that()
          .resideInAPackage("fieldkit.common.zstd")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "fieldkit.common.cli..",
              "fieldkit.common.io..",
              "fieldkit.common.linux..",
              "fieldkit.common.remote..");

  @ArchTest
  static final ArchRule NOTHING_STATIC_CHANGES =
      fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);
}
