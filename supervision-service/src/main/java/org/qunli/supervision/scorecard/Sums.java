package org.qunli.supervision.scorecard;

/** How often something could be so, was so, and the amounts together. */
public record Sums(long n, long hits, long amount) {

    static final Sums NONE = new Sums(0, 0, 0);

    Sums plus(Sums other) {
        return new Sums(n + other.n, hits + other.hits, amount + other.amount);
    }
}
