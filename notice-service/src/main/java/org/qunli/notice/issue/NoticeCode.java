package org.qunli.notice.issue;

import java.security.SecureRandom;

/**
 * Codes to be read out on the phone: eight signs of Crockford's base 32, which leaves out I, L, O
 * and U. A million notices leave about one in a million of the codes taken.
 */
final class NoticeCode {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private NoticeCode() {}

    static String draw() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }
}
