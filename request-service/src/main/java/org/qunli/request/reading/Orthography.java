package org.qunli.request.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads other ways of writing as the usual one, in a normalised text: what {@code
 * lexicon/variants.tsv} lists, and what sounds like a word of {@code lexicon/homophones.tsv}.
 */
final class Orthography {

    private static final int LONGEST = 6;

    private final Map<String, String> variants = new HashMap<>();
    private final Map<String, String> sounds = new HashMap<>();
    private final Set<String> noSlips = new HashSet<>();
    private final boolean[] starts = new boolean[Character.MAX_VALUE + 1];

    Orthography(UnaryOperator<String> normalized) {
        for (var row : Lexicon.rows("variants")) {
            for (var variant : row[1].split(";")) {
                var written = normalized.apply(variant.strip());
                var read = normalized.apply(row[0]);
                if (!written.equals(read)) {
                    variants.put(written, read);
                    starts[written.charAt(0)] = true;
                }
            }
        }
        for (var row : Lexicon.rows("homophones")) {
            for (var word : row[0].split(";")) {
                sounds.putIfAbsent(sound(word, 0, word.length()), word);
                noSlips.add(word);
            }
            if (row.length > 1) {
                noSlips.addAll(Set.of(row[1].split(";")));
            }
        }
    }

    /** The text as it is usually written. */
    String usual(String text) {
        var out = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int taken = starts[text.charAt(at)] ? variant(text, at, out) : 0;
            if (taken == 0) {
                taken = homophone(text, at, out);
            }
            if (taken == 0) {
                out.append(text.charAt(at));
                taken = 1;
            }
            at += taken;
        }
        return out.toString();
    }

    private int variant(String text, int at, StringBuilder out) {
        for (int length = Math.min(LONGEST, text.length() - at); length > 0; length--) {
            var read = variants.get(text.substring(at, at + length));
            if (read != null && whole(text, at, at + length)) {
                out.append(read);
                return length;
            }
        }
        return 0;
    }

    /** "hs" is none in "hospital's". */
    private static boolean whole(String text, int from, int to) {
        return !latin(text, from)
                || (!latin(text, from - 1) && !latin(text, to) && !digit(text, to));
    }

    private static boolean latin(String text, int i) {
        return i >= 0
                && i < text.length()
                && text.charAt(i) < 0x80
                && Character.isLetter(text.charAt(i));
    }

    private static boolean digit(String text, int i) {
        return i < text.length() && Character.isDigit(text.charAt(i));
    }

    private int homophone(String text, int at, StringBuilder out) {
        if (Pinyin.of(text.charAt(at)) == null) {
            return 0;
        }
        int most = 1;
        while (most < 4 && at + most < text.length() && Pinyin.of(text.charAt(at + most)) != null) {
            most++;
        }
        for (int length = most; length > 1; length--) {
            var word = sounds.get(sound(text, at, at + length));
            if (word != null) {
                var written = text.substring(at, at + length);
                out.append(noSlips.contains(written) ? written : word);
                return length;
            }
        }
        return 0;
    }

    private String sound(String text, int from, int to) {
        var sound = new StringBuilder();
        for (int i = from; i < to; i++) {
            sound.append(Pinyin.of(text.charAt(i))).append(' ');
        }
        return sound.toString();
    }
}
