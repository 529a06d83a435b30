package org.qunli.request.category;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TemplateFormTest {

    private static final String ARRANGED = "{resident},您要的药已安排,预计{time}前送到。";

    private static boolean says(String template, String words) {
        return TemplateForm.of(template).says(TemplateForm.plain(words));
    }

    @Test
    void filled_template_is_recognised_whatever_the_signs_and_spaces() {
        assertThat(says(ARRANGED, "陈先生,您要的药已安排,预计12:30前送到。")).isTrue();
        assertThat(says(ARRANGED, "陈先生 您要的药已安排 预计 今天中午 前送到")).isTrue();
        assertThat(says("Noted, WE WILL see to it.", "noted we will see to it")).isTrue();
    }

    @Test
    void own_words_are_not_a_templates() {
        assertThat(says(ARRANGED, "陈先生,您要的药已安排,预计12:30前送到。药店缺货,先给两天的量")).isFalse();
        assertThat(says(ARRANGED, "药店的人在入户采样,一小时后送到")).isFalse();
        assertThat(says(ARRANGED, "您要的药")).isFalse();
        assertThat(says("已收到。", "已收到,您放心,我马上过去")).isFalse();
        assertThat(says(ARRANGED, "陈".repeat(500) + "您要的药已安排预计前送到")).isFalse();
    }

    @Test
    void ends_that_overlap_are_not_counted_twice() {
        assertThat(says("好的好的{x}好的好的", "好的好的好的")).isFalse();
        assertThat(says("好的好的{x}好的好的", "好的好的好的好的")).isTrue();
    }

    @Test
    void template_of_placeholders_alone_is_nobodys() {
        assertThat(says("{a}{b}", "我马上过去")).isFalse();
        assertThat(says("{a},好", "我马上过去,好")).isFalse();
    }

    @Test
    @Timeout(2)
    void no_template_makes_it_run_for_long() {
        String template = "{a}好".repeat(150);

        assertThat(says(template, "好".repeat(7_000) + "坏")).isFalse();
        assertThat(says(template, "好".repeat(7_000))).isTrue();
    }
}
