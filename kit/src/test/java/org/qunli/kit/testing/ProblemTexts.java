package org.qunli.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Texts;

/**
 * Every fact of a service has its words in both languages. Subclass it as a {@code @QuarkusTest}.
 */
public abstract class ProblemTexts {

    @Test
    void every_fact_has_words_in_chinese_and_english() {
        Texts texts = new Texts(ConfigProvider.getConfig().getValue("qunli.service", String.class));
        var facts =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.qunli")
                                .stream()
                                .filter(type -> type.isAssignableTo(Fact.class))
                                .filter(
                                        type ->
                                                !type.getModifiers()
                                                        .contains(JavaModifier.ABSTRACT))
                                .map(JavaClass::reflect)
                                .toList();
        assertThat(facts).isNotEmpty();
        assertThat(facts)
                .allSatisfy(
                        type -> {
                            String slug = Fact.slugOf(type.asSubclass(Fact.class));
                            assertThat(texts.has(slug + ".title")).as(slug + ".title").isTrue();
                            assertThat(texts.has(slug + ".detail")).as(slug + ".detail").isTrue();
                        });
    }
}
