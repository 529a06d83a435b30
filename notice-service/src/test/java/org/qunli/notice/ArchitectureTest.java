package org.qunli.notice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses NOTICE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.qunli.notice");

    @Test
    void packages_depend_one_way() {
        slices().matching("org.qunli.notice.(*)..").should().beFreeOfCycles().check(NOTICE);
    }

    @Test
    void nobody_asks_the_pod_for_the_time() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(NOTICE);
    }

    @Test
    void place_knows_no_other_feature() {
        noClasses()
                .that()
                .resideInAPackage("org.qunli.notice.place")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.qunli.notice.issue", "org.qunli.notice.delivery")
                .check(NOTICE);
    }

    @Test
    void class_names_say_what_they_are() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Impl|Manager|Helper|Utils?|DAO|Base)")
                .check(NOTICE);
    }
}
