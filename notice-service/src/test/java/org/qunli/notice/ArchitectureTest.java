package org.qunli.notice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Architecture;

class ArchitectureTest extends Architecture {

    ArchitectureTest() {
        super("org.qunli.notice");
    }

    @Test
    void place_knows_no_other_feature() {
        noClasses()
                .that()
                .resideInAPackage("org.qunli.notice.place")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.qunli.notice.issue", "org.qunli.notice.delivery")
                .check(classes());
    }
}
