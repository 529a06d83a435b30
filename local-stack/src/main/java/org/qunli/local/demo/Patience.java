package org.qunli.local.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until something is there, for a bounded time. */
final class Patience {
    private static final Duration USUAL = Duration.ofSeconds(15);
    private static final int PAUSE_MILLIS = 250;

    private Patience() {}

    /**
     * The first of {@code looks} that is {@code right}.
     *
     * @param what a sentence: who should have seen what
     * @throws StepNotSeen with that sentence and the last look, after 15 seconds
     */
    static <T> T until(String what, Supplier<T> looks, Predicate<T> right) {
        return until(what, USUAL, looks, right);
    }

    static <T> T until(String what, Duration limit, Supplier<T> looks, Predicate<T> right) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            T look = looks.get();
            if (right.test(look)) {
                return look;
            }
            if (System.nanoTime() > end) {
                throw new StepNotSeen(
                        what + " — not seen within " + limit.toSeconds() + " s; last: " + look);
            }
            pause(PAUSE_MILLIS);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepNotSeen("interrupted");
        }
    }
}
