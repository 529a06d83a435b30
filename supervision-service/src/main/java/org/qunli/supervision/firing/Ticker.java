package org.qunli.supervision.firing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.qunli.supervision.deadline.DueChanged;
import org.qunli.supervision.reminder.ReminderSender;

/**
 * Ticks the watcher when something is due, and sleeps until then: an idle pod looks once in a
 * while. What this pod puts earlier wakes it; what another pod puts is that one's to fire, and
 * found here at the next look. Not {@code @Scheduled}, whose shortest period is a second.
 */
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    /** A firing transaction takes no longer, or its server ends it. */
    private static final Duration LAST_TICK = Duration.ofSeconds(5);

    private final DeadlineWatcher watcher;

    private final ReminderSender sender;

    private final WatcherConfig config;

    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition earlier = lock.newCondition();

    /** When the sleeper means to look again. */
    private Instant wakeAt = Instant.MAX;

    private boolean woken;

    private Thread thread;

    private volatile boolean stopped;

    private boolean failing;

    Ticker(DeadlineWatcher watcher, ReminderSender sender, WatcherConfig config, Clock clock) {
        this.watcher = watcher;
        this.sender = sender;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent startup) {
        if (config.enabled()) {
            thread = new Thread(this::run, "deadline-watcher");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped = true;
        if (thread != null) {
            lock.lock();
            try {
                woken = true;
                earlier.signal();
            } finally {
                lock.unlock();
            }
            // What is being fired is finished, not broken off: the database goes away after this.
            try {
                thread.join(LAST_TICK.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) DueChanged changed) {
        lock.lock();
        try {
            if (changed.earliest().isBefore(wakeAt)) {
                woken = true;
                earlier.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!stopped) {
            Duration pause = tick();
            try {
                sleep(pause);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private Duration tick() {
        try {
            Instant now = clock.instant();
            watcher.runOnce(now);
            sender.runOnce(now);
            failing = false;
            Instant after = clock.instant();
            return pause(after, next(), config.shortest(), config.tick(), config.idle());
        } catch (RuntimeException failed) {
            // The next tick tries again; what was claimed was rolled back.
            if (!failing && !stopped) {
                LOG.errorf(failed, "The watcher could not fire");
            }
            failing = true;
            return config.tick();
        }
    }

    private Instant next() {
        Instant due = watcher.nextAt();
        Instant word = sender.nextAt();
        return due == null || word != null && word.isBefore(due) ? word : due;
    }

    /**
     * How long to sleep: until the next moment; if that is over already, because its feed isn't
     * read so far, a tick.
     */
    static Duration pause(
            Instant now, Instant next, Duration shortest, Duration tick, Duration idle) {
        if (next == null) {
            return idle;
        }
        if (!next.isAfter(now)) {
            return tick;
        }
        Duration left = Duration.between(now, next);
        if (left.compareTo(shortest) < 0) {
            return shortest;
        }
        return left.compareTo(idle) < 0 ? left : idle;
    }

    private void sleep(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = pause.toNanos();
            wakeAt = clock.instant().plus(pause);
            while (left > 0 && !woken) {
                left = earlier.awaitNanos(left);
            }
            woken = false;
        } finally {
            wakeAt = Instant.MAX;
            lock.unlock();
        }
    }
}
