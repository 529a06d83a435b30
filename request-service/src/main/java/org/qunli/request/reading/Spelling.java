package org.qunli.request.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Puts long English words that are one slip away from a known one right ("ambulence"), by comparing
 * what is left after deleting one letter of each. Short words have too many neighbours ("later",
 * "water") and stay as they are.
 */
final class Spelling {

    private static final int SHORTEST = 6;

    /** Longer "words" are no words; comparing them would cost the square of their length. */
    private static final int LONGEST = 24;

    private final Set<String> known = new HashSet<>();
    private final Map<String, String> shortened = new HashMap<>();

    void learn(String word) {
        if (latin(word) && known.add(word)) {
            for (int i = 1; i < word.length(); i++) {
                shortened.putIfAbsent(without(word, i), word);
            }
        }
    }

    String correct(String word) {
        if (!latin(word) || known.contains(word)) {
            return word;
        }
        var longer = shortened.get(word);
        for (int i = 1; longer == null && i < word.length(); i++) {
            var left = without(word, i);
            longer = known.contains(left) && latin(left) ? left : shortened.get(left);
        }
        return longer == null ? word : longer;
    }

    private static boolean latin(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static String without(String word, int i) {
        return word.substring(0, i) + word.substring(i + 1);
    }
}
