package org.qunli.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** What becomes true within half a minute. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    static void is(BooleanSupplier condition, String what) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(150))
                .until(condition::getAsBoolean);
    }

    static <T> T get(Supplier<T> read, Predicate<T> wanted, String what) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(150))
                .until(read::get, wanted);
    }

    /** Stays so for a while: nothing may come that was wrongly on its way. */
    static void staysSo(BooleanSupplier condition, Duration span, String what) {
        Awaitility.await(what)
                .during(span)
                .atMost(span.plus(PATIENCE))
                .pollInterval(Duration.ofMillis(250))
                .until(condition::getAsBoolean);
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }
}
