package org.qunli.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every problem that a service may answer stands in docs/problems.md, in both languages; {@code
 * -Dqunli.contract.update=true} writes the page anew.
 */
class ProblemPageTest {

    private static final Path PAGE = Path.of("../docs/problems.md");

    private static final String HEAD =
            """
            # Problems

            Every error is a problem document (RFC 9457) whose `type` is `/problems/` and one of the names below. `title` and `detail`
            come in Chinese or English by `Accept-Language`; a 400 names the wrong fields in `violations`; `traceId` finds the call in
            the logs. Programs go by `type` and `status`, never by the words.

            """;

    private static Properties bundle(String module, String name, String language)
            throws IOException {
        Properties words = new Properties();
        Path file =
                Path.of(
                        "..",
                        module,
                        "src/main/resources/problems",
                        name + "_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words;
    }

    private static String section(String heading, String module, String name) throws IOException {
        Properties english = bundle(module, name, "en");
        Properties chinese = bundle(module, name, "zh");
        StringBuilder table =
                new StringBuilder(
                        "## %s\n\n| type | English | 中文 |\n| --- | --- | --- |\n"
                                .formatted(heading));
        for (String key : new TreeSet<>(english.stringPropertyNames())) {
            if (key.endsWith(".title")) {
                String slug = key.substring(0, key.length() - ".title".length());
                table.append(
                        "| `%s` | **%s**: %s | **%s**: %s |\n"
                                .formatted(
                                        slug,
                                        words(english, key),
                                        words(english, slug + ".detail"),
                                        words(chinese, key),
                                        words(chinese, slug + ".detail")));
            }
        }
        return table.append('\n').toString();
    }

    private static String words(Properties bundle, String key) {
        return new MessageFormat(bundle.getProperty(key), Locale.ROOT)
                .format(new Object[] {"…", "…", "…", "…"})
                .replace("|", "\\|");
    }

    @Test
    void page_of_problems_has_every_problem_in_both_languages() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(section("Everywhere", "kit", "kit"));
        for (String service : List.of("zone", "request", "supervision", "notice")) {
            page.append(section(service + "-service", service + "-service", service));
        }
        String actual = page.toString().stripTrailing() + "\n";
        if (Boolean.getBoolean("qunli.contract.update")) {
            Files.writeString(PAGE, actual);
        }

        assertThat(PAGE).exists().content().isEqualTo(actual);
    }
}
