package org.qunli.request.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * The phrases that a pattern such as {@code 没{有|}水} stands for. Groups may be nested. A few groups
 * in a row stand for millions of phrases: beyond {@link #MOST} a pattern is refused while it is
 * being spelled out.
 */
final class Alternatives {

    private static final int MOST = ExtensibleReader.MOST_PHRASES;

    private static final char GAP = '~';
    private static final char NEAR = '^';

    private final String pattern;
    private int at;

    private Alternatives(String pattern) {
        this.pattern = pattern;
    }

    /**
     * A part of a phrase with gaps.
     *
     * @param near whether the gap before it is a short one
     */
    record Part(List<String> phrases, boolean near) {}

    /** The parts between the gaps of a pattern: {@code ~} a gap, {@code ^} a short one. */
    static List<Part> parts(String pattern) {
        var parts = new ArrayList<Part>();
        int depth = 0;
        int from = 0;
        boolean near = false;
        for (int i = 0; i <= pattern.length(); i++) {
            char c = i < pattern.length() ? pattern.charAt(i) : GAP;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && (c == GAP || c == NEAR)) {
                parts.add(new Part(of(pattern.substring(from, i)), near));
                near = c == NEAR;
                from = i + 1;
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("unbalanced braces: " + pattern);
        }
        return parts;
    }

    static List<String> of(String pattern) {
        var parser = new Alternatives(pattern);
        var phrases = parser.sequence();
        if (parser.at < pattern.length()) {
            throw new IllegalArgumentException("unbalanced braces: " + pattern);
        }
        return phrases;
    }

    private List<String> sequence() {
        List<String> phrases = List.of("");
        while (at < pattern.length() && "|}".indexOf(pattern.charAt(at)) < 0) {
            List<String> tails;
            if (pattern.charAt(at) == '{') {
                tails = group();
            } else {
                tails = List.of(String.valueOf(pattern.charAt(at++)));
            }
            phrases = joined(phrases, tails);
        }
        return phrases;
    }

    private List<String> group() {
        var choices = new ArrayList<String>();
        do {
            at++;
            choices.addAll(sequence());
            if (choices.size() > MOST) {
                throw new IllegalArgumentException("stands for too many phrases");
            }
        } while (at < pattern.length() && pattern.charAt(at) == '|');
        if (at >= pattern.length()) {
            throw new IllegalArgumentException("unbalanced braces: " + pattern);
        }
        at++;
        return choices;
    }

    private static List<String> joined(List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MOST) {
            throw new IllegalArgumentException("stands for too many phrases");
        }
        var all = new ArrayList<String>(heads.size() * tails.size());
        for (var head : heads) {
            for (var tail : tails) {
                all.add(head + tail);
            }
        }
        return all;
    }
}
