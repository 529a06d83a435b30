package org.qunli.kit.limit;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls may be inside at once: fewer, step by step, while they take long on average, and
 * more again when they are quick. A database that is slow thus gets less to do instead of more.
 */
final class Admission {

    /** An average over the last few dozen calls. */
    private static final double WEIGHT = 0.05;

    private static final double SHRINK = 0.9;

    private final AtomicInteger inside = new AtomicInteger();

    private final int least;

    private final int most;

    private final double slowNanos;

    private volatile double limit;

    private double averageNanos;

    private int sinceShrunk;

    Admission(int least, int most, long slowNanos) {
        this.least = Math.min(least, most);
        this.most = most;
        this.slowNanos = slowNanos;
        this.limit = most;
    }

    /** Whether one more may come in; who did leaves later. */
    boolean enter() {
        if (inside.incrementAndGet() > (int) limit) {
            inside.decrementAndGet();
            return false;
        }
        return true;
    }

    /** One is out after so long. */
    void leave(long nanos) {
        inside.decrementAndGet();
        adapt(nanos);
    }

    private synchronized void adapt(long nanos) {
        averageNanos += WEIGHT * (nanos - averageNanos);
        sinceShrunk++;
        if (averageNanos > slowNanos) {
            // Those inside were let in under the old limit: it takes them to see what the new one
            // does.
            if (sinceShrunk >= limit) {
                limit = Math.max(least, limit * SHRINK);
                sinceShrunk = 0;
            }
        } else if (limit < most) {
            limit = Math.min(most, limit + 1);
        }
    }

    int limit() {
        return (int) limit;
    }

    int inside() {
        return inside.get();
    }
}
