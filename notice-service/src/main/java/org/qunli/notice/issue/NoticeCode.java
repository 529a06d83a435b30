package org.qunli.notice.issue;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Codes to be read out on the phone: seven signs drawn at random, and one that checks them. The
 * signs are those of Crockford's base 32, which leaves out I, L, O and U, without the S that is
 * taken for a 5. That makes 31, a prime, so that the weighted sum tells every single wrong sign and
 * every two that changed places.
 */
public final class NoticeCode {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRTVWXYZ";

    private static final int DRAWN = 7;

    private static final SecureRandom RANDOM = new SecureRandom();

    private NoticeCode() {}

    static String draw() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < DRAWN; i++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.append(check(code)).toString();
    }

    /**
     * The code that somebody meant who typed this, in any case and width, with or without hyphens;
     * nothing if it can't be one.
     */
    public static Optional<String> read(String typed) {
        String plain =
                plain(typed)
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1')
                        .replace('S', '5')
                        .replace('U', 'V');
        boolean fits =
                plain.length() == DRAWN + 1
                        && plain.chars().allMatch(c -> SIGNS.indexOf(c) >= 0)
                        && plain.charAt(DRAWN) == check(plain);
        return fits ? Optional.of(plain) : Optional.empty();
    }

    /** What was typed without what only makes it readable. */
    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "");
    }

    private static char check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < DRAWN; i++) {
            sum += (i + 1) * SIGNS.indexOf(code.charAt(i));
        }
        return SIGNS.charAt(sum % SIGNS.length());
    }
}
