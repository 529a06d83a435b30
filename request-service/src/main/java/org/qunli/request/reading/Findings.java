package org.qunli.request.reading;

import java.util.ArrayList;
import java.util.List;

/** What the lexicon found in one message, and questions the rules ask about it. */
final class Findings {

    private final Tokens tokens;
    private final List<Hit> hits;

    Findings(Tokens tokens, List<Hit> found) {
        this.tokens = tokens;
        this.hits = new ArrayList<>(found.size());
        var negated = negated(tokens, found);
        for (var hit : found) {
            boolean turned =
                    switch (hit.term().signal()) {
                        case DONE, FIXED ->
                                negated[hit.from()]
                                        || (hit.from() > 0 && negated[hit.from() - 1])
                                        || asked(hit);
                        case DANGER, CANCEL -> negated[hit.from()];
                        default -> false;
                    };
            if (!turned) {
                hits.add(hit);
            }
        }
    }

    /** Tokens that stand right after a negation. */
    private static boolean[] negated(Tokens tokens, List<Hit> found) {
        var negated = new boolean[tokens.words().size() + 1];
        for (var hit : found) {
            if (hit.is(Signal.NEGATION)) {
                negated[hit.to()] = true;
            }
        }
        return negated;
    }

    /** "收到了吗" and "has it arrived?" say nothing was done. */
    private boolean asked(Hit hit) {
        var words = tokens.words();
        for (int i = hit.to(); i < words.size() && i < hit.to() + 12; i++) {
            var word = words.get(i);
            if (word.equals(Tokens.ASKED) || (i < hit.to() + 3 && "吗么没".contains(word))) {
                return true;
            }
            if (tokens.boundary(i)) {
                return false;
            }
        }
        return false;
    }

    Tokens tokens() {
        return tokens;
    }

    List<Hit> hits() {
        return hits;
    }

    boolean has(Signal signal) {
        return strongest(signal) > 0;
    }

    double strongest(Signal signal) {
        double max = 0;
        for (var hit : hits) {
            if (hit.is(signal)) {
                max = Math.max(max, hit.term().weight());
            }
        }
        return max;
    }

    /** The heaviest of a district's own phrases of these signals; 0 where there is none. */
    double own(Signal... signals) {
        double max = 0;
        for (var hit : hits) {
            if (hit.term().own() && List.of(signals).contains(hit.term().signal())) {
                max = Math.max(max, hit.term().weight());
            }
        }
        return max;
    }

    /** What a district's own phrases say it is about, or null. */
    Category ownCategory() {
        Term heaviest = null;
        for (var hit : hits) {
            var term = hit.term();
            boolean heavier = heaviest == null || term.weight() > heaviest.weight();
            if (term.own() && term.category() != null && heavier) {
                heaviest = term;
            }
        }
        return heaviest == null ? null : heaviest.category();
    }

    /** Whether nothing is said in words. */
    boolean wordless() {
        return tokens.words().stream().noneMatch(word -> Character.isLetter(word.codePointAt(0)));
    }

    /** How many tokens no hit of these signals accounts for. */
    int besides(Signal... signals) {
        var covered = new boolean[tokens.words().size()];
        for (var hit : hits) {
            for (var signal : signals) {
                if (hit.is(signal)) {
                    java.util.Arrays.fill(covered, hit.from(), hit.to(), true);
                }
            }
        }
        int left = 0;
        for (int i = 0; i < covered.length; i++) {
            if (!covered[i] && Character.isLetterOrDigit(tokens.words().get(i).codePointAt(0))) {
                left++;
            }
        }
        return left;
    }
}
