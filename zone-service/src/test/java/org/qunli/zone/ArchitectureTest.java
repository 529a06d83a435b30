package org.qunli.zone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Architecture;

class ArchitectureTest extends Architecture {

    ArchitectureTest() {
        super("org.qunli.zone");
    }

    @Test
    void only_resources_know_http() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..")
                .check(classes());
    }
}
