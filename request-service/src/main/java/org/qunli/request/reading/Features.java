package org.qunli.request.reading;

import java.util.List;

/**
 * What the learned judgement looks at in one message: the words in their order, how they sound, and
 * what the lexicon found. Each feature is a number that stands for it; a clash of two of them is as
 * rare as it is harmless.
 */
final class Features {

    /** Whoever wants something says so early; a forwarded page is known by its beginning. */
    private static final int HEAD = 240;

    private static final long PRIME = 0x100000001b3L;
    private static final String EDGE = "^";

    private final long[] words;
    private int size;

    private Features(int capacity) {
        words = new long[capacity];
    }

    /** Of the words. */
    static long[] words(Tokens tokens) {
        var list = tokens.words();
        int n = Math.min(list.size(), HEAD);
        var features = new Features(6 * n + 8);
        for (int i = 0; i < n; i++) {
            var word = plain(list.get(i));
            var before = i == 0 ? EDGE : plain(list.get(i - 1));
            features.add(1, word, null, null);
            features.add(2, before, word, null);
            if (i > 0) {
                features.add(3, i == 1 ? EDGE : plain(list.get(i - 2)), before, word);
                features.add(4, i == 1 ? EDGE : plain(list.get(i - 2)), word, null);
                features.sound(list.get(i - 1), list.get(i));
            }
        }
        if (n > 0) {
            features.add(2, plain(list.get(n - 1)), EDGE, null);
        }
        features.add(
                6, String.valueOf(32 - Integer.numberOfLeadingZeros(tokens.size())), null, null);
        return java.util.Arrays.copyOf(features.words, features.size);
    }

    /** Of what the lexicon says: each signal, and the sum. */
    static long[] signals(Findings findings, double score) {
        List<Hit> hits = findings.hits();
        var features = new Features(2 * hits.size() + 2);
        for (var hit : hits) {
            var signal = hit.term().signal().name();
            features.add(7, signal, null, null);
            if (hit.term().category() != null) {
                features.add(8, signal, hit.term().category().name(), null);
            }
        }
        var sum = String.valueOf((int) Math.floor(Math.max(-4, Math.min(9, score))));
        features.add(9, sum, null, null);
        return java.util.Arrays.copyOf(features.words, features.size);
    }

    /** Which numbers stand in it matters less than that there are some. */
    private static String plain(String word) {
        char first = word.charAt(0);
        return first >= '0' && first <= '9' ? "0" : word;
    }

    private void sound(String before, String word) {
        if (before.length() == 1 && word.length() == 1) {
            var first = Pinyin.of(before.charAt(0));
            var second = Pinyin.of(word.charAt(0));
            if (first != null && second != null) {
                add(5, first, second, null);
            }
        }
    }

    private void add(int kind, String first, String second, String third) {
        long hash = 0xcbf29ce484222325L * kind;
        hash = mixed(hash, first);
        hash = mixed(hash, second);
        words[size++] = mixed(hash, third);
    }

    private static long mixed(long hash, String part) {
        long mixed = (hash ^ (part == null ? 0 : part.hashCode() + 1L)) * PRIME;
        mixed ^= mixed >>> 32;
        mixed *= 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
