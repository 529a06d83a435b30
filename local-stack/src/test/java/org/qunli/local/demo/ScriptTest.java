package org.qunli.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static Properties sentences(String file) throws IOException {
        Properties sentences = new Properties();
        try (InputStream in = ScriptTest.class.getResourceAsStream("/demo/" + file)) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return sentences;
    }

    private static Set<String> placeholders(String sentence) {
        return Pattern.compile("%\\w")
                .matcher(sentence)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    @Test
    void narration_has_the_same_sentences_in_both_languages() throws IOException {
        Properties en = sentences("narration.properties");
        Properties zh = sentences("narration_zh.properties");

        assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (String key : en.stringPropertyNames()) {
            assertThat(placeholders(zh.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(en.getProperty(key)));
        }
    }

    @Test
    void every_word_of_the_group_has_a_translation() {
        Script script = Script.in("en");

        for (String key : script.names("/words")) {
            assertThat(script.words(key)).as(key).isNotBlank();
            assertThat(script.text("/words/" + key + "/en")).as(key).isNotBlank();
            assertThat(script.shownWords(key)).contains(script.words(key), "(");
        }
    }

    @Test
    void people_live_and_serve_in_zones_of_the_script() {
        Script script = Script.in("zh");
        List<String> zones = script.names("/zones");

        for (String group : List.of("/residents", "/officers")) {
            for (String person : script.names(group)) {
                assertThat(zones).contains(script.text(group + "/" + person + "/zone"));
            }
        }
    }

    @Test
    void unknown_part_is_a_mistake_in_the_script() {
        assertThatThrownBy(() -> Script.in("zh").part("/nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/nowhere");
    }

    @Test
    void wrong_arguments_are_refused_before_anything_starts() {
        assertThat(Demo.accepts(List.of("--fast", "--lang", "zh"))).isTrue();
        assertThat(Demo.accepts(List.of("--lang", "fr"))).isFalse();
        assertThat(Demo.accepts(List.of("--lang"))).isFalse();
        assertThat(Demo.accepts(List.of("--quick"))).isFalse();
    }
}
