package org.qunli.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What holds in every module: features depend one way and lie one level deep, time is an argument,
 * a name says something. Subclass it with the module's root package.
 */
public abstract class Architecture {

    private final String root;

    private final JavaClasses classes;

    protected Architecture(String root) {
        this.root = root;
        this.classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(root);
    }

    /** The module's classes without its tests. */
    protected JavaClasses classes() {
        return classes;
    }

    @Test
    void features_depend_one_way() {
        oneWay(root).check(classes);
    }

    @Test
    void features_are_one_level_deep() {
        flat(root).check(classes);
    }

    @Test
    void time_comes_from_the_injected_clock() {
        timeIsAnArgument().check(classes);
    }

    @Test
    void class_names_say_what_they_are() {
        namesSaySomething().check(classes);
    }

    @Test
    void nobody_knows_another_service() {
        strangersOf(root).check(classes);
    }

    static ArchRule oneWay(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule flat(String root) {
        return noClasses().should().resideInAPackage(root + ".*.*..");
    }

    static ArchRule timeIsAnArgument() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis");
    }

    static ArchRule namesSaySomething() {
        return noClasses()
                .should()
                .haveNameMatching(
                        ".*(Service|Impl|Manager|Helper|Utils?|Base|DAO|D[Tt][Oo]|Mapper)");
    }

    /** Services share no types, and the kit knows none of them. */
    static ArchRule strangersOf(String root) {
        String[] others =
                Arrays.asList("zone", "request", "supervision", "notice").stream()
                        .map(service -> "org.qunli." + service)
                        .filter(service -> !service.equals(root))
                        .map(service -> service + "..")
                        .toArray(String[]::new);
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(others);
    }
}
