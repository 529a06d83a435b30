package org.qunli.request.similar;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qunli.request.reading.Category;

/**
 * What is looked for, weighed: BM25 over terms that occur once or not at all. A term of the
 * question counts fully, one that is only in the officer's answer in part.
 */
final class Question {

    private static final double K1 = 1.2;
    private static final double B = 0.3;

    /** How many terms a usual question has. */
    private static final double USUAL = 24;

    private static final double IN_THE_ANSWER = 0.45;

    private static final double SAME_CATEGORY = 1.2;
    private static final double OTHER_CATEGORY = 0.8;

    private final Category category;

    private final Map<Integer, Double> weights = new HashMap<>();

    private final double whole;

    Question(Collection<Term> terms, Category category, TermWeights.Counts counts) {
        this.category = category;
        terms.forEach(term -> weights.put(term.hash(), term.worth() * counts.rarity(term.hash())));
        this.whole = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The terms, the most telling first. */
    List<Integer> terms() {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isEmpty() {
        return weights.isEmpty();
    }

    /** How well it answers: for the order only. */
    double score(Candidate candidate) {
        double length = candidate.asked();
        double once = (K1 + 1) / (1 + K1 * (1 - B + B * length / USUAL));
        return once * matched(candidate) * fit(candidate.category());
    }

    /** How much of the question it holds, 0 to 1. */
    double likeness(Candidate candidate) {
        return whole == 0 ? 0 : Math.min(1, matched(candidate) / whole);
    }

    private double matched(Candidate candidate) {
        double sum = 0;
        int[] terms = candidate.terms();
        for (int i = 0; i < terms.length; i++) {
            Double weight = weights.get(terms[i]);
            if (weight != null) {
                sum += i < candidate.asked() ? weight : weight * IN_THE_ANSWER;
            }
        }
        return sum;
    }

    private double fit(Category other) {
        if (category == Category.OTHER || other == Category.OTHER) {
            return 1;
        }
        return category == other ? SAME_CATEGORY : OTHER_CATEGORY;
    }
}
