package org.qunli.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A rule that can't fail is none: each is held against classes that break it. */
class ArchitectureRulesTest {

    private static final String ROOT = "org.qunli.kit.testing.sample";

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(ROOT);

    private static boolean fails(ArchRule rule) {
        return rule.evaluate(BROKEN).hasViolation();
    }

    @Test
    void each_rule_fails_on_what_breaks_it() {
        assertThat(fails(Architecture.oneWay(ROOT))).as("a cycle").isTrue();
        assertThat(fails(Architecture.flat(ROOT))).as("a second level").isTrue();
        assertThat(fails(Architecture.timeIsAnArgument())).as("the pod's time").isTrue();
        assertThat(fails(Architecture.namesSaySomething())).as("a vague name").isTrue();
    }
}
