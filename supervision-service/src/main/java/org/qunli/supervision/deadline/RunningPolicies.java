package org.qunli.supervision.deadline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;
import org.qunli.supervision.policy.PolicyAppliedToRunning;

/**
 * Lays a policy on what runs, where that was asked for: matter by matter in short transactions, so
 * that a district's clocks are never held up. A crash goes on where it stopped.
 */
@ApplicationScoped
class RunningPolicies {

    private static final Logger LOG = Logger.getLogger(RunningPolicies.class);

    private static final int BATCH = 200;

    private final Jdbi jdbi;

    private final Reckoning reckoning;

    private final Clock clock;

    RunningPolicies(Jdbi jdbi, Reckoning reckoning, Clock clock) {
        this.jdbi = jdbi;
        this.reckoning = reckoning;
        this.clock = clock;
    }

    /** What was asked for before begins again: the later version counts for all. */
    void on(@Observes PolicyAppliedToRunning applied) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into policy_application (district, at)
                                        values (:district, :at)
                                        on conflict (district) do update set at = excluded.at,
                                            done_up_to = null
                                        """)
                                .bind("district", applied.district())
                                .bind("at", applied.at())
                                .execute());
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Works off what there is; answers how many matters were reckoned. */
    int runOnce(Instant now) {
        int all = 0;
        int done;
        do {
            done = Transactions.inNew(() -> batch(now));
            all += done;
        } while (done > 0);
        if (all > 0) {
            LOG.infof("Laid policies on %d running matters", all);
        }
        return all;
    }

    private record Application(String district, UUID doneUpTo) {}

    private int batch(Instant now) {
        Optional<Application> next = lockNext();
        if (next.isEmpty()) {
            return 0;
        }
        List<UUID> matters = matters(next.get());
        reckoning.reckon(matters, new HashSet<>(matters), ClockTerms.Cause.POLICY, now);
        if (matters.size() < BATCH) {
            finish(next.get().district());
        } else {
            advance(next.get().district(), matters.get(matters.size() - 1));
        }
        return matters.size();
    }

    private Optional<Application> lockNext() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select district, done_up_to from policy_application
                                        order by at limit 1 for update skip locked
                                        """)
                                .map(
                                        (row, context) ->
                                                new Application(
                                                        row.getString("district"),
                                                        row.getObject("done_up_to", UUID.class)))
                                .findOne());
    }

    private List<UUID> matters(Application application) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct matter from clock
                                        where district = :district and state <> 'STOPPED'
                                          and (cast(:after as uuid) is null or matter > :after)
                                        order by matter limit :limit
                                        """)
                                .bind("district", application.district())
                                .bind("after", application.doneUpTo())
                                .bind("limit", BATCH)
                                .mapTo(UUID.class)
                                .list());
    }

    private void finish(String district) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        "delete from policy_application where district = :district")
                                .bind("district", district)
                                .execute());
    }

    private void advance(String district, UUID last) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update policy_application set done_up_to = :last
                                        where district = :district
                                        """)
                                .bind("last", last)
                                .bind("district", district)
                                .execute());
    }
}
