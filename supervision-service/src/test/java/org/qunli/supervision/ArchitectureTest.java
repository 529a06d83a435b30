package org.qunli.supervision;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.qunli.supervision");

    @Test
    void features_depend_one_way() {
        slices().matching("org.qunli.supervision.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobody_reads_the_watch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..watch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..watch..")
                .check(CLASSES);
    }

    @Test
    void features_lie_one_level_deep() {
        classes().should().resideInAPackage("org.qunli.supervision.*").check(CLASSES);
    }

    @Test
    void names_say_something() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Impl|Manager|Helper|Utils?|Base|DAO|Dto|Mapper)$")
                .check(CLASSES);
    }

    @Test
    void time_is_an_argument() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
