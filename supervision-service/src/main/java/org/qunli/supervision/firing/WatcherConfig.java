package org.qunli.supervision.firing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The watcher's pace. */
@ConfigMapping(prefix = "qunli.watcher")
interface WatcherConfig {

    /** Whether this pod ticks by itself; off in tests. */
    @WithDefault("true")
    boolean enabled();

    /** The pause while something is due whose feed isn't read so far. */
    @WithDefault("PT0.1S")
    Duration tick();

    /** The shortest pause: what falls due within it is fired together. */
    @WithDefault("PT0.05S")
    Duration shortest();

    /** How long an idle pod sleeps; what another pod put meanwhile is found then at the latest. */
    @WithDefault("PT5S")
    Duration idle();

    /** The auditor counts what is overdue by more than this and not fired. */
    @WithDefault("PT1M")
    Duration unfiredAfter();

    /** Clocks fired in one transaction. */
    @WithDefault("1000")
    int batch();

    /** How long reading one feed may take before firing. */
    @WithDefault("PT1S")
    Duration fenceTimeout();

    /**
     * How long a feed that can't be read is awaited; then what is due fires, marked unconfirmed.
     */
    @WithDefault("PT30S")
    Duration grace();

    /** A moment that passed longer ago is late: its reminders are collapsed into one. */
    @WithDefault("PT10S")
    Duration lateAfter();
}
