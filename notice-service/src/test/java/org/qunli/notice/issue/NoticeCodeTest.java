package org.qunli.notice.issue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeCodeTest {

    @Test
    void every_single_wrong_sign_is_told() {
        for (int round = 0; round < 50; round++) {
            String code = NoticeCode.draw();
            for (int at = 0; at < code.length(); at++) {
                for (char sign : "0123456789ABCDEFGHJKMNPQRTVWXYZ".toCharArray()) {
                    String other = code.substring(0, at) + sign + code.substring(at + 1);
                    assertThat(NoticeCode.read(other).isPresent()).isEqualTo(other.equals(code));
                }
            }
        }
    }

    @Test
    void two_signs_that_changed_places_are_told() {
        for (int round = 0; round < 200; round++) {
            String code = NoticeCode.draw();
            for (int at = 0; at < 6; at++) {
                char[] signs = code.toCharArray();
                char kept = signs[at];
                signs[at] = signs[at + 1];
                signs[at + 1] = kept;
                String other = new String(signs);
                assertThat(NoticeCode.read(other).isPresent()).isEqualTo(other.equals(code));
            }
        }
    }

    @Test
    void what_sounds_or_looks_alike_is_the_same_code() {
        String code;
        do {
            code = NoticeCode.draw();
        } while (!code.contains("0") || !code.contains("5"));

        String typed = code.toLowerCase(java.util.Locale.ROOT).replace('0', 'o').replace('5', 'S');

        assertThat(NoticeCode.read(" " + typed.substring(0, 4) + "-" + typed.substring(4)))
                .contains(code);
        assertThat(NoticeCode.read("7KQ2")).isEmpty();
    }
}
