package org.qunli.supervision.firing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ticks the watcher. Not {@code @Scheduled}, whose shortest period is a second: a reminder shall be
 * punctual to a quarter of one.
 */
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private final DeadlineWatcher watcher;

    private final WatcherConfig config;

    private final Clock clock;

    private ScheduledExecutorService thread;

    private boolean failing;

    Ticker(DeadlineWatcher watcher, WatcherConfig config, Clock clock) {
        this.watcher = watcher;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent startup) {
        if (config.enabled()) {
            thread =
                    Executors.newSingleThreadScheduledExecutor(
                            task -> {
                                Thread made = new Thread(task, "deadline-watcher");
                                made.setDaemon(true);
                                return made;
                            });
            long pause = config.tick().toMillis();
            thread.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    private void tick() {
        try {
            watcher.runOnce(clock.instant());
            failing = false;
        } catch (RuntimeException failed) {
            // The next tick tries again; what was claimed was rolled back.
            if (!failing) {
                LOG.errorf(failed, "The watcher could not fire");
            }
            failing = true;
        }
    }
}
