package org.qunli.kit.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/c calc'!A1",
                "-1+cmd|'/c calc'!A1",
                "+86 595 5550101",
                "@SUM(A1)",
                "\t=1",
                "\r\n=1",
                "=1+1",
                "-1-1",
                "-",
                "-1\n=2",
                "＝1+1"
            })
    void what_a_spreadsheet_would_calculate_gets_an_apostrophe(String text) {
        assertThat(SafeCell.out(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8-1203", "陈家", "0", "-5", "-0.25", "12.5", "'quoted'", "O'Neill"})
    void what_it_would_not_stays_as_it_is(String text) {
        assertThat(SafeCell.out(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "'=1", "''=1", "-5", "'-5", "''-5", "'", "''", "@", "'a", "8-1"})
    void every_text_comes_back(String text) {
        assertThat(SafeCell.in(SafeCell.out(text))).isEqualTo(text);
    }

    @Test
    void the_apostrophe_of_a_spreadsheet_before_a_number_is_taken_away() {
        assertThat(SafeCell.in("'-5")).isEqualTo("-5");
    }
}
