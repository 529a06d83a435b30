package org.qunli.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses KIT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.qunli.kit");

    @Test
    void packages_depend_one_way() {
        slices().matching("org.qunli.kit.(*)..").should().beFreeOfCycles().check(KIT);
    }

    @Test
    void nobody_asks_the_pod_for_the_time() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(KIT);
    }

    @Test
    void kit_knows_no_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.qunli.zone..",
                        "org.qunli.request..",
                        "org.qunli.supervision..",
                        "org.qunli.notice..")
                .check(KIT);
    }

    @Test
    void class_names_say_what_they_are() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Impl|Manager|Helper|Utils?|DAO|Base)")
                .check(KIT);
    }
}
