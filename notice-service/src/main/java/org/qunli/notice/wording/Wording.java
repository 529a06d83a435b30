package org.qunli.notice.wording;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * A text in the one form in which it is compared: NFKC, simplified, lower case, letters and digits
 * only. A point, a minus, a colon, a slash or a per cent sign at a digit stays: 1.5 is not 15.
 */
public record Wording(String plain) {

    private static final String AT_DIGITS = ".-:/%";

    /** Signs that a mark spans in a long text, and marks of which the least is kept. */
    private static final int SPAN = 5;

    private static final int WINDOW = 8;

    /** Signs of what is counted to compare two texts. */
    private static final int SHINGLE = 4;

    /** The form of a text as it was written. */
    public static Wording of(String text) {
        String folded =
                ZhConverterUtil.toSimple(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char sign = folded.charAt(i);
            if (Character.isLetterOrDigit(sign)
                    || Character.isSurrogate(sign)
                    || (AT_DIGITS.indexOf(sign) >= 0 && isAtDigit(folded, i))) {
                plain.append(sign);
            }
        }
        return new Wording(plain.toString());
    }

    private static boolean isAtDigit(String text, int at) {
        boolean before = at > 0 && Character.isDigit(text.charAt(at - 1));
        boolean after = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return switch (text.charAt(at)) {
            case '%' -> before;
            case '-' -> after;
            default -> before && after;
        };
    }

    /** One after the other. */
    public Wording and(Wording more) {
        return new Wording(plain + more.plain);
    }

    public int length() {
        return plain.length();
    }

    /** A digest by which equal texts are found. */
    public byte[] print() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Marks of a long text by winnowing (Schleimer, Wilkerson, Aiken: SIGMOD 2003): two texts that
     * share any run of twelve signs share a mark, whatever stands around it.
     */
    public int[] marks() {
        return marks(SPAN, WINDOW);
    }

    /** Marks of a short text: every pair of signs. */
    public int[] pairs() {
        return marks(2, 1);
    }

    private int[] marks(int span, int window) {
        int[] hashes = hashes(span);
        TreeSet<Integer> kept = new TreeSet<>();
        for (int from = 0; from == 0 || from + window <= hashes.length; from++) {
            int least = Integer.MAX_VALUE;
            for (int i = from; i < Math.min(from + window, hashes.length); i++) {
                least = Math.min(least, hashes[i]);
            }
            if (hashes.length > 0) {
                kept.add(least);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] hashes(int span) {
        int[] hashes = new int[Math.max(0, plain.length() - span + 1)];
        for (int i = 0; i < hashes.length; i++) {
            int hash = 0;
            for (int k = 0; k < span; k++) {
                hash = 31 * hash + plain.charAt(i + k);
            }
            hashes[i] = mixed(hash);
        }
        return hashes;
    }

    /** The finalizer of MurmurHash3, so that the least hash is a random one. */
    private static int mixed(int hash) {
        int mixed = hash;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /** How much this text and another share. */
    public Likeness to(Wording other) {
        return to(other, SHINGLE);
    }

    /** As {@link #to(Wording)}, for short texts: by pairs of signs. */
    public Likeness briefly(Wording other) {
        return to(other, 2);
    }

    private Likeness to(Wording other, int span) {
        Map<Integer, Integer> counts = new HashMap<>();
        int[] mine = hashes(span);
        for (int hash : mine) {
            counts.merge(hash, 1, Integer::sum);
        }
        int shared = 0;
        int[] theirs = other.hashes(span);
        for (int hash : theirs) {
            if (counts.merge(hash, -1, Integer::sum) >= 0) {
                shared++;
            }
        }
        return new Likeness(shared, mine.length, theirs.length);
    }

    /**
     * What two texts share.
     *
     * @param shared runs of signs that stand in both
     * @param mine runs of the one
     * @param theirs runs of the other
     */
    public record Likeness(int shared, int mine, int theirs) {

        /** How much of the one stands in the other, 0 to 1. */
        public double ofMine() {
            return mine == 0 ? 0 : (double) shared / mine;
        }

        /** How much of the other stands in the one, 0 to 1. */
        public double ofTheirs() {
            return theirs == 0 ? 0 : (double) shared / theirs;
        }

        /** Both together (Dice), 0 to 1. */
        public double both() {
            return mine + theirs == 0 ? 0 : 2.0 * shared / (mine + theirs);
        }
    }
}
