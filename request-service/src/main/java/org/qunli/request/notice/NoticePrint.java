package org.qunli.request.notice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is left of a text when only its letters and digits count, and numbers by which texts that
 * share many of its words are found: the least hashes of its pieces (A. Broder: On the resemblance
 * and containment of documents, 1997), two and two.
 */
record NoticePrint(String plain, Set<Integer> pieces) {

    private static final int PIECE = 4;
    private static final int HASHES = 32;

    /** A notice of fewer letters is in too many texts. */
    private static final int SHORTEST = 12;

    static NoticePrint of(String text) {
        var plain = text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        var pieces = new HashSet<Integer>();
        for (int i = 0; i + PIECE <= plain.length(); i++) {
            pieces.add(mixed(plain.substring(i, i + PIECE).hashCode()));
        }
        return new NoticePrint(plain, pieces);
    }

    int length() {
        return plain.codePointCount(0, plain.length());
    }

    /** Two texts of which half is the same have at least one in common, nearly always. */
    Integer[] bands() {
        var bands = new ArrayList<Integer>();
        for (int i = 0; i < HASHES; i += 2) {
            bands.add(mixed(31 * (31 * least(i) + least(i + 1)) + i));
        }
        return bands.toArray(Integer[]::new);
    }

    private int least(int nth) {
        int salt = mixed(nth + 1);
        return pieces.stream().mapToInt(piece -> mixed(piece ^ salt)).min().orElse(0);
    }

    private static int mixed(int value) {
        int mixed = (value ^ value >>> 16) * 0x7feb352d;
        mixed = (mixed ^ mixed >>> 15) * 0x846ca68b;
        return mixed ^ mixed >>> 16;
    }

    /** How much of both is the same, from 0 to 1. */
    double resemblance(NoticePrint other) {
        long both = pieces.stream().filter(other.pieces::contains).count();
        long either = pieces.size() + other.pieces.size() - both;
        return either == 0 ? 0 : (double) both / either;
    }

    /** How much of this is in the other, from 0 to 1. */
    double within(NoticePrint other) {
        long both = pieces.stream().filter(other.pieces::contains).count();
        return pieces.isEmpty() ? 0 : (double) both / pieces.size();
    }

    /** Whether all words of one of these are in this, unchanged. */
    boolean holds(List<String> texts) {
        return texts.stream().anyMatch(text -> text.length() >= SHORTEST && plain.contains(text));
    }
}
