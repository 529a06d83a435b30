package org.qunli.zone.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.qunli.kit.problem.Invalid;

class InvitationCodeTest {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRTUVWXY";

    private static boolean reads(String typed) {
        try {
            InvitationCode.read(typed);
            return true;
        } catch (Invalid mistyped) {
            return false;
        }
    }

    @Test
    void every_single_wrong_character_and_every_swap_of_two_neighbours_is_told() {
        SecureRandom random = new SecureRandom();
        for (int round = 0; round < 200; round++) {
            String code = InvitationCode.draw(random).characters();
            assertThat(reads(code)).isTrue();
            for (int i = 0; i < code.length(); i++) {
                for (char other : ALPHABET.toCharArray()) {
                    String wrong = code.substring(0, i) + other + code.substring(i + 1);
                    assertThat(reads(wrong)).isEqualTo(wrong.equals(code));
                }
                if (i > 0) {
                    String swapped =
                            code.substring(0, i - 1)
                                    + code.charAt(i)
                                    + code.charAt(i - 1)
                                    + code.substring(i + 1);
                    assertThat(reads(swapped)).isEqualTo(swapped.equals(code));
                }
            }
        }
    }

    @Test
    void a_code_is_read_in_any_case_width_and_grouping() {
        InvitationCode code = InvitationCode.draw(new SecureRandom());
        String wide =
                code.characters()
                        .chars()
                        .mapToObj(c -> Character.toString(c + 0xFEE0))
                        .reduce("", String::concat);

        assertThat(InvitationCode.read(code.shown())).isEqualTo(code);
        assertThat(InvitationCode.read(" " + code.shown().toLowerCase() + "\n")).isEqualTo(code);
        assertThat(InvitationCode.read(code.shown().replace('-', '—'))).isEqualTo(code);
        assertThat(InvitationCode.read(wide)).isEqualTo(code);
    }

    @Test
    void s_is_read_as_5_and_z_as_2_and_other_lookalikes_are_typos() {
        String code;
        do {
            code = InvitationCode.draw(new SecureRandom()).characters();
        } while (!code.contains("2") && !code.contains("5"));

        assertThat(InvitationCode.read(code.replace('2', 'z').replace('5', 'S')).characters())
                .isEqualTo(code);
        for (String typed :
                new String[] {"", "-", "O0IL1OO0", "АВСЕНКМТ", code + "2", "K7QX", "💊💊💊💊"}) {
            assertThatThrownBy(() -> InvitationCode.read(typed)).isInstanceOf(Invalid.class);
        }
    }

    @Test
    void what_is_kept_tells_nothing_of_what_is_shown() {
        InvitationCode code = InvitationCode.draw(new SecureRandom());

        assertThat(code.hash()).hasSize(32);
        assertThat(new String(code.hash(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(code.characters());
        assertThat(code.shown()).matches("[2-9A-Y]{4}-[2-9A-Y]{4}");
    }
}
