package fieldkit.xenmigrate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fieldkit.xenmigrate", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_SYSTEM_CALLS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.lang.foreign..", "fieldkit.common.linux..");

  @ArchTest
  static final ArchRule ONLY_THE_DOOR_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("fieldkit.xenmigrate")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  @ArchTest
  static final ArchRule THE_STREAM_KNOWS_NO_HOSTS =
      noClasses()
          .that()
          .resideInAPackage("..stream..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("fieldkit.common..", "..host..", "..handover..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CIRCLES =
      slices().matching("fieldkit.xenmigrate.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_STATIC_CHANGES =
      fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);
}
