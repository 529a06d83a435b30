package org.qunli.request.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;

/**
 * How strongly a resident's message asks for something, and for what.
 *
 * <p>Sums the strongest term of each signal over two neighbouring sentences ("No masks at home.
 * What can I do?") and keeps the strongest pair. Longer texts therefore don't add up to a need by
 * their length alone.
 */
final class Need {

    /** A need from this score on. The files' weights are chosen for it. */
    static final double ENOUGH = 3;

    private static final double HIGH_FROM = 2;

    /** A false request costs one tap, a missed one somebody's medicine. */
    private static final double LIKELY = 0.42;

    /** How much the lexicon's sum counts beside what the examples say. */
    private static final double LEXICON = 0.25;

    private static final double MOST_TOLD = 3;

    private static final double DANGEROUS = 0.2;

    /** In one clause, what comes before "收到了", and this many tokens after it, is settled. */
    private static final int SETTLED_AFTER = 4;

    private final double score;
    private final boolean danger;
    private final Category category;
    private final boolean pressing;
    private final boolean told;

    private Need(double score, boolean danger, Category category, boolean pressing, boolean told) {
        this.score = score;
        this.danger = danger;
        this.category = category;
        this.pressing = pressing;
        this.told = told;
    }

    static Need of(Findings findings) {
        var sentences = sentences(findings);
        double best = Double.NEGATIVE_INFINITY;
        double raise = 0;
        boolean danger = findings.has(Signal.DANGER);
        var weights = new EnumMap<Category, Double>(Category.class);
        List<Hit> strongest = List.of();
        for (int i = 0; i < sentences.size(); i++) {
            var pair = new ArrayList<>(sentences.get(i));
            if (i + 1 < sentences.size()) {
                pair.addAll(sentences.get(i + 1));
            }
            double score = score(pair);
            if (score > best) {
                best = score;
                strongest = pair;
            }
        }
        for (var hit : danger ? findings.hits() : strongest) {
            weigh(hit, danger, weights);
        }
        var category = heaviest(weights, Category.OTHER);
        if (category == Category.OTHER && !danger) {
            findings.hits().forEach(hit -> weigh(hit, false, weights));
            category = heaviest(weights, Category.OTHER);
        }
        for (var hit : findings.hits()) {
            if (hit.is(Signal.RAISE)
                    && (hit.term().category() == null || hit.term().category() == category)) {
                raise += hit.term().weight();
            }
        }
        return new Need(best, danger, category, raise >= HIGH_FROM, danger || best >= ENOUGH);
    }

    private static double score(List<Hit> hits) {
        var max = new EnumMap<Signal, Double>(Signal.class);
        for (var hit : hits) {
            max.merge(hit.term().signal(), hit.term().weight(), Math::max);
        }
        double against = value(max, Signal.CHAT) + value(max, Signal.NOTICE);
        double asks =
                value(max, Signal.NEED)
                        + value(max, Signal.TOPIC)
                        + value(max, Signal.LACK)
                        + Math.max(value(max, Signal.QUESTION), value(max, Signal.ASK))
                        + value(max, Signal.PLEA);
        // Nobody knows every word for what people miss: a plain question is a need about
        // something, unless it is asked in jest.
        boolean question = max.containsKey(Signal.QUESTION) && against == 0;
        return question ? Math.max(asks, ENOUGH) : asks - against;
    }

    private static double value(EnumMap<Signal, Double> max, Signal signal) {
        return max.getOrDefault(signal, 0.0);
    }

    private static void weigh(Hit hit, boolean danger, EnumMap<Category, Double> weights) {
        var term = hit.term();
        if (term.category() == null) {
            return;
        }
        boolean counts =
                danger
                        ? term.signal() == Signal.DANGER
                        : term.signal() == Signal.NEED
                                || term.signal() == Signal.TOPIC
                                || term.signal() == Signal.QUESTION;
        if (counts) {
            // A second word for the same thing confirms it, but doesn't outweigh a plain need.
            weights.merge(
                    term.category(),
                    term.weight(),
                    (a, b) -> Math.max(a, b) + 0.3 * Math.min(1, Math.min(a, b)));
        }
    }

    private static Category heaviest(EnumMap<Category, Double> weights, Category otherwise) {
        var heaviest = otherwise;
        double weight = 0;
        for (var entry : weights.entrySet()) {
            if (entry.getValue() > weight) {
                weight = entry.getValue();
                heaviest = entry.getKey();
            }
        }
        return heaviest;
    }

    /** The hits by sentence, without what the same clause says is settled or offered. */
    private static List<List<Hit>> sentences(Findings findings) {
        var tokens = findings.tokens();
        int size = tokens.words().size();
        var sentence = new int[size + 1];
        var clause = new int[size + 1];
        for (int i = 0; i < size; i++) {
            boolean stop = tokens.words().get(i).equals(Tokens.STOP);
            sentence[i + 1] = sentence[i] + (stop ? 1 : 0);
            clause[i + 1] = clause[i] + (tokens.boundary(i) ? 1 : 0);
        }
        var settledTo = new int[clause[size] + 1];
        var offered = new boolean[sentence[size] + 1];
        var thanked = thanked(findings, clause);
        for (var hit : findings.hits()) {
            if (hit.is(Signal.DONE)) {
                int c = clause[hit.from()];
                settledTo[c] = Math.max(settledTo[c], hit.to() + SETTLED_AFTER);
            } else if (hit.is(Signal.OFFER)) {
                offered[sentence[hit.from()]] = true;
            }
        }
        var sentences = new ArrayList<List<Hit>>();
        for (int i = 0; i <= sentence[size]; i++) {
            sentences.add(new ArrayList<>());
        }
        for (var hit : findings.hits()) {
            boolean settled =
                    hit.from() < settledTo[clause[hit.from()]]
                            || hit.from() >= thanked[clause[hit.from()]]
                            || offered[sentence[hit.from()]];
            boolean kept = hit.is(Signal.CHAT) || hit.is(Signal.NOTICE) || hit.is(Signal.DANGER);
            if (!settled || kept) {
                sentences.get(sentence[hit.from()]).add(hit);
            }
        }
        return sentences;
    }

    /** "谢谢楼长帮我家拿快递": by clause, from which token on only the reason for thanks is told. */
    private static int[] thanked(Findings findings, int[] clause) {
        var from = new int[clause[clause.length - 1] + 1];
        Arrays.fill(from, Integer.MAX_VALUE);
        for (var hit : findings.hits()) {
            if (hit.is(Signal.THANKS)) {
                int c = clause[hit.from()];
                from[c] = Math.min(from[c], hit.to());
            }
        }
        for (var hit : findings.hits()) {
            if (hit.is(Signal.QUESTION) || hit.is(Signal.LACK) || hit.is(Signal.ASK)) {
                from[clause[hit.from()]] = Integer.MAX_VALUE;
            }
        }
        return from;
    }

    /**
     * The same in the light of the examples; of what is no need the lexicon's category stays. What
     * a district says of its own words decides.
     */
    Need judged(Judgement.Likely likely, Findings findings) {
        boolean dangerous = danger || likely.danger() >= DANGEROUS && likely.need() >= LIKELY;
        double sum = ENOUGH + logit(likely.need()) - logit(LIKELY);
        double more = LEXICON * Math.max(-MOST_TOLD, Math.min(MOST_TOLD, score - ENOUGH));
        double judged = sum + more;
        if (findings.own(Signal.NEED) >= ENOUGH) {
            judged = Math.max(judged, ENOUGH + 1);
        } else if (findings.own(Signal.CHAT, Signal.NOTICE, Signal.OFFER) > 0) {
            judged = Math.min(judged, ENOUGH - 1);
        }
        boolean enough = dangerous || judged >= ENOUGH;
        var about = findings.ownCategory();
        var meant = about != null ? about : enough ? likely.category() : category;
        return new Need(judged, dangerous, meant, pressing, told);
    }

    /** What is said to everybody, in an announcement or as a list's heading, asks for no help. */
    Need unlikely() {
        return new Need(Math.min(score, ENOUGH - 1), false, category, pressing, false);
    }

    /** Whether the lexicon alone says that it is one. */
    boolean told() {
        return told;
    }

    /** Whether it is a need beyond doubt. */
    boolean plain() {
        return danger || score >= ENOUGH + 1;
    }

    private static double logit(double likely) {
        double bounded = Math.max(1e-6, Math.min(1 - 1e-6, likely));
        return Math.log(bounded / (1 - bounded));
    }

    double score() {
        return score;
    }

    boolean enough() {
        return danger || score >= ENOUGH;
    }

    boolean danger() {
        return danger;
    }

    Category category() {
        return category;
    }

    Priority priority() {
        if (danger) {
            return Priority.URGENT;
        }
        return pressing ? Priority.HIGH : Priority.NORMAL;
    }
}
