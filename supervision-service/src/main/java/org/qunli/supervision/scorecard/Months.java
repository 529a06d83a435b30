package org.qunli.supervision.scorecard;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;

/** Freezes months some days after their end, district by district, with the definition of then. */
@ApplicationScoped
class Months {

    private static final Logger LOG = Logger.getLogger(Months.class);

    /** Whoever sums or freezes holds it: a month is never frozen in the middle of a sum. */
    private static final long LOCK = 0x71756e6c69L;

    private final Jdbi jdbi;

    private final Definitions definitions;

    private final ScorecardConfig config;

    private final Clock clock;

    Months(Jdbi jdbi, Definitions definitions, ScorecardConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.definitions = definitions;
        this.config = config;
        this.clock = clock;
    }

    /** A month of a district; the first day stands for it. */
    record Frozen(String district, LocalDate month) {}

    /** Whether the running transaction is the one that sums now. */
    boolean hold() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                                .bind("lock", LOCK)
                                .mapTo(boolean.class)
                                .one());
    }

    Set<Frozen> frozen() {
        return new HashSet<>(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select district, month from frozen_month")
                                        .map(
                                                (row, context) ->
                                                        new Frozen(
                                                                row.getString("district"),
                                                                row.getObject(
                                                                        "month", LocalDate.class)))
                                        .list()));
    }

    /**
     * How days are judged.
     *
     * @param frozen whether nothing of them changes any more
     */
    record Rule(Definition definition, boolean frozen) {}

    /**
     * By the definition with which all these months were frozen, where that is one; else by the one
     * that holds now.
     */
    Rule rule(Collection<String> districts, LocalDate from, LocalDate to) {
        LocalDate first = from.withDayOfMonth(1);
        long months = (ChronoUnit.MONTHS.between(first, to) + 1) * districts.size();
        List<Integer> versions =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select definition from frozen_month
                                                where district = any(cast(:districts as text[]))
                                                  and month between :first and :to
                                                """)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .bind("first", first)
                                        .bind("to", to)
                                        .mapTo(Integer.class)
                                        .list());
        boolean frozen = versions.size() == months;
        boolean alike = versions.stream().distinct().count() == 1;
        return new Rule(
                frozen && alike ? definitions.version(versions.get(0)) : definitions.current(),
                frozen);
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    private record Place(String district, String timeZone) {}

    /** Freezes what is due; answers how many months. */
    int runOnce(Instant now) {
        return Transactions.inNew(
                () -> {
                    if (!hold() || isBehind()) {
                        return 0;
                    }
                    int frozen = 0;
                    for (Place place : places()) {
                        LocalDate before =
                                now.minus(config.correctable())
                                        .atZone(ZoneId.of(place.timeZone()))
                                        .toLocalDate()
                                        .withDayOfMonth(1);
                        frozen += freeze(place.district(), before, now);
                    }
                    if (frozen > 0) {
                        LOG.infof("Froze %d months", frozen);
                    }
                    return frozen;
                });
    }

    /** What was touched and isn't judged yet may belong to the month that is due. */
    private boolean isBehind() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select exists (select 1 from score_touch where not parked)")
                                .mapTo(boolean.class)
                                .one());
    }

    private List<Place> places() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select code, time_zone from district order by code")
                                .map(
                                        (row, context) ->
                                                new Place(
                                                        row.getString("code"),
                                                        row.getString("time_zone")))
                                .list());
    }

    /** Every month from the first that has sums on, if it ended before that day. */
    private int freeze(String district, LocalDate before, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into frozen_month (district, month, definition, frozen_at)
                                        select :district, cast(m as date), cast(:definition as int),
                                            cast(:now as timestamptz)
                                        from generate_series(
                                            coalesce(
                                                (select max(f.month) + interval '1 month'
                                                 from frozen_month f where f.district = :district),
                                                (select date_trunc('month', cast(min(t.day) as timestamp))
                                                 from tally t where t.scope_kind = 'DISTRICT'
                                                   and t.district = :district)),
                                            cast(:before as date) - interval '1 month',
                                            interval '1 month') as m
                                        on conflict (district, month) do nothing
                                        """)
                                .bind("district", district)
                                .bind("definition", definitions.current().version())
                                .bind("now", now)
                                .bind("before", before)
                                .execute());
    }
}
