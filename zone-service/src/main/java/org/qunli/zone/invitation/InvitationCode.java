package org.qunli.zone.invitation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import org.qunli.kit.problem.Invalid;

/**
 * Seven characters drawn at random (34 bits) and one that checks them. The alphabet has no
 * characters that are taken for another: no 0 O, 1 I L, no S and no Z (read as 5 and 2). Its size,
 * 29, is prime, so that the weighted sum tells every single wrong character and every two that
 * changed places.
 *
 * @param characters eight of the alphabet, the last one the check
 */
record InvitationCode(String characters) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRTUVWXY";

    private static final int DRAWN = 7;

    static InvitationCode draw(SecureRandom random) {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < DRAWN; i++) {
            drawn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new InvitationCode(drawn.append(check(drawn)).toString());
    }

    /**
     * A code as somebody typed it: in any case and width, with or without its hyphen.
     *
     * @throws Invalid for what can't be a code, so that a typo is told as such
     */
    static InvitationCode read(String typed) {
        String plain =
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s\\p{Pd}]", "")
                        .replace('Z', '2')
                        .replace('S', '5');
        boolean fits =
                plain.length() == DRAWN + 1
                        && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                        && plain.charAt(DRAWN) == check(plain);
        if (!fits) {
            throw new Invalid("code", "mistyped-code");
        }
        return new InvitationCode(plain);
    }

    private static char check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < DRAWN; i++) {
            sum += (i + 1) * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    /** As it is shown: K7QX-29FH. */
    String shown() {
        return characters.substring(0, 4) + "-" + characters.substring(4);
    }

    /** As it is kept. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("qunli-invitation:" + characters).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
