package org.qunli.supervision;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Architecture;

class ArchitectureTest extends Architecture {

    ArchitectureTest() {
        super("org.qunli.supervision");
    }

    @Test
    void nobody_reads_the_watch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..watch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..watch..")
                .check(classes());
    }
}
