package org.qunli.supervision.firing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks after the engine without being part of it: counts what is overdue and wasn't fired, words
 * that should have been said, and how old the oldest feed is. The dead man's switch: {@code
 * qunli_audit_age_seconds} grows when nobody audits any more, and whoever scrapes it sees that.
 */
@ApplicationScoped
class Auditor {

    private static final Logger LOG = Logger.getLogger(Auditor.class);

    private final Jdbi jdbi;

    private final WatcherConfig config;

    private final MeterRegistry registry;

    private final Clock clock;

    private volatile Audit last;

    Auditor(Jdbi jdbi, WatcherConfig config, MeterRegistry registry, Clock clock) {
        this.jdbi = jdbi;
        this.config = config;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param due clocks whose moment has come and which aren't fired yet: what autoscaling looks at
     * @param unfired clocks past their moment by more than the tolerance
     * @param oldest how long the oldest of them has been
     * @param unsaid reminders that should have been said
     * @param feedAge of the feed that is behind most; null if one was never read
     */
    record Audit(Instant at, int due, int unfired, Duration oldest, int unsaid, Duration feedAge) {

        boolean isFine() {
            return unfired == 0 && unsaid == 0;
        }
    }

    void start(@Observes StartupEvent startup) {
        gauge("qunli.clocks.due", "Clocks that are due and not fired yet", audit -> audit.due());
        gauge(
                "qunli.clocks.unfired",
                "Clocks that are overdue and were not fired",
                audit -> audit.unfired());
        gauge(
                "qunli.clocks.unfired.oldest.seconds",
                "How long the oldest of them has been due",
                audit -> audit.oldest().toMillis() / 1000.0);
        gauge(
                "qunli.reminders.unsaid",
                "Reminders that should have been said and were not",
                audit -> audit.unsaid());
        gauge(
                "qunli.audit.feed.age.seconds",
                "Age of the feed that is behind most",
                audit ->
                        audit.feedAge() == null ? Double.NaN : audit.feedAge().toMillis() / 1000.0);
        gauge(
                "qunli.audit.age.seconds",
                "How long ago the last audit was: alert when it grows",
                audit -> age(audit).toMillis() / 1000.0);
    }

    private void gauge(String name, String about, ToDoubleFunction<Audit> figure) {
        Gauge.builder(
                        name,
                        this,
                        auditor ->
                                auditor.last == null
                                        ? Double.NaN
                                        : figure.applyAsDouble(auditor.last))
                .description(about)
                .strongReference(true)
                .register(registry);
    }

    /** The last audit; null before the first. */
    Audit last() {
        return last;
    }

    Duration age(Audit audit) {
        return Duration.between(audit.at(), clock.instant());
    }

    @Scheduled(every = "10s", delayed = "10s")
    void tick() {
        runOnce(clock.instant());
    }

    /** Audits; answers how many clocks weren't fired that should have been. */
    int runOnce(Instant now) {
        Audit audit = jdbi.withHandle(handle -> audit(handle, now));
        if (!audit.isFine() && (last == null || last.isFine())) {
            LOG.warnf(
                    "%d clocks not fired, the oldest for %s; %d words not said",
                    audit.unfired(), audit.oldest(), audit.unsaid());
        } else if (audit.isFine() && last != null && !last.isFine()) {
            LOG.info("All that was due is fired again");
        }
        last = audit;
        return audit.unfired();
    }

    private Audit audit(Handle handle, Instant now) {
        return handle.createQuery(
                        """
                        select (select count(*) from due where next_at <= :now) as due,
                            (select count(*) from due where next_at < :limit) as unfired,
                            (select min(next_at) from due) as oldest,
                            (select count(*) from reminder
                             where state = 'WAITING' and send_after < :limit) as unsaid,
                            (select case when bool_and(as_of is not null) then min(as_of) end
                             from feed_cursor) as feeds
                        """)
                .bind("now", now)
                .bind("limit", now.minus(config.unfiredAfter()))
                .map(
                        (row, context) ->
                                new Audit(
                                        now,
                                        row.getInt("due"),
                                        row.getInt("unfired"),
                                        since(instant(row, "oldest"), now),
                                        row.getInt("unsaid"),
                                        instant(row, "feeds") == null
                                                ? null
                                                : since(instant(row, "feeds"), now)))
                .one();
    }

    private static Duration since(Instant moment, Instant now) {
        return moment == null || moment.isAfter(now)
                ? Duration.ZERO
                : Duration.between(moment, now);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
