package org.qunli.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private final Screen screen =
            new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), "zh", true);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void chinese_characters_take_two_columns() {
        assertThat(Screen.width("药ab。")).isEqualTo(6);
    }

    @Test
    void long_words_of_both_scripts_fit_the_terminal() {
        screen.chapter("3  家里没有口罩");
        screen.seen(
                "周明达 · township cadre\n  " + "药店的人在入户采样,一小时后送到。".repeat(4),
                "The pharmacy's people are out sampling; it will be brought. ".repeat(4));

        assertThat(printed().lines())
                .hasSizeGreaterThan(4)
                .allMatch(line -> Screen.width(line) <= 110);
    }

    @Test
    void closing_punctuation_does_not_begin_a_line() {
        assertThat(Screen.wrap("药送到了。", 8)).containsExactly("药送到", "  了。");
    }

    @Test
    void every_seen_step_is_counted() {
        screen.seen("a", "b");
        screen.columns("c", "d");
        screen.seen("", "e");

        assertThat(screen.steps()).isEqualTo(2);
    }
}
