package fieldkit.newpost;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fieldkit.newpost", importOptions = DoNotIncludeTests.class)
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
          .resideOutsideOfPackages("fieldkit.newpost", "fieldkit.newpost.sri..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CIRCLES =
      slices().matching("fieldkit.newpost.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_STATIC_CHANGES =
      fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);
}
