package org.qunli.notice.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void ways_of_writing_make_no_difference_and_figures_do() {
        assertThat(Wording.of("採樣結果:1.5%,A棟!")).isEqualTo(Wording.of("采样结果 1.5% a栋"));
        assertThat(Wording.of("1.5")).isNotEqualTo(Wording.of("15"));
        assertThat(Wording.of("-3℃")).isNotEqualTo(Wording.of("3℃"));
        assertThat(Wording.of("8-12时")).isNotEqualTo(Wording.of("812时"));
    }

    @Test
    void texts_that_share_twelve_signs_share_a_mark() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            String run = signs(random, 12);
            int[] one = new Wording(signs(random, 300) + run + signs(random, 200)).marks();
            int[] other = new Wording(signs(random, 40) + run + signs(random, 60)).marks();

            assertThat(Arrays.stream(one).filter(m -> Arrays.binarySearch(other, m) >= 0))
                    .isNotEmpty();
        }
    }

    private static String signs(Random random, int length) {
        return random.ints(length, 0x4e00, 0x9fa5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void likeness_counts_what_stands_in_both() {
        Wording whole = Wording.of("明天上午八点全体居民到小区广场采样请勿拥挤");

        assertThat(whole.to(whole).both()).isEqualTo(1);
        assertThat(Wording.of("全体居民到小区广场采样").to(whole).ofMine()).isEqualTo(1);
        assertThat(Wording.of("今晚停水").to(whole).shared()).isZero();
    }
}
