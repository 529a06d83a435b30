package org.qunli.request.reading;

import java.util.List;

/**
 * A message cut into tokens: one Chinese character, one stemmed English word, one number or one
 * emoji each.
 *
 * @param text the normalised text
 * @param words the tokens; {@link #BREAK} ends a clause and {@link #STOP} a sentence
 * @param size how many tokens are no boundary
 */
record Tokens(String text, List<String> words, int size) {

    static final String BREAK = "|";
    static final String STOP = "||";
    static final String ASKED = "?";
    static final String CALLED = "!";

    boolean boundary(int i) {
        var word = words.get(i);
        return word.equals(BREAK) || word.equals(STOP);
    }
}
