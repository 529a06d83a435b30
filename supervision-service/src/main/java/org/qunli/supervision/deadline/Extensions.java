package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** More time that was asked for, in the database. At most one is undecided per clock. */
@ApplicationScoped
class Extensions {

    private final Jdbi jdbi;

    Extensions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes it; false if one is undecided already. */
    boolean insert(Extension asked) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into extension (id, clock, district, asked_by, officer,
                                                    asked_at, due_before, due_wanted, reason, decide_by,
                                                    by_default)
                                                values (:id, :clock, :district, :askedBy, :officer, :askedAt,
                                                    :dueBefore, :dueWanted, :reason, :decideBy, :byDefault)
                                                on conflict (clock) where verdict is null do nothing
                                                """)
                                        .bind("id", asked.id())
                                        .bind("clock", asked.clock())
                                        .bind("district", asked.district())
                                        .bind("askedBy", asked.askedBy())
                                        .bind("officer", asked.officer())
                                        .bind("askedAt", asked.askedAt())
                                        .bind("dueBefore", asked.dueBefore())
                                        .bind("dueWanted", asked.dueWanted())
                                        .bind("reason", asked.reason())
                                        .bind("decideBy", asked.decideBy())
                                        .bind("byDefault", asked.byDefault().name())
                                        .execute())
                == 1;
    }

    /** The last one asked for on a clock, locked. */
    Optional<Extension> lockLast(UUID clock) {
        return last(clock, "for update");
    }

    /** The last one asked for on a clock. */
    Optional<Extension> last(UUID clock) {
        return last(clock, "");
    }

    private Optional<Extension> last(UUID clock, String lock) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from extension where clock = :clock
                                        order by asked_at desc, id desc limit 1 <lock>
                                        """)
                                .define("lock", lock)
                                .bind("clock", clock)
                                .map((row, context) -> Extension.of(row))
                                .findOne());
    }

    /** Those that nobody decided by their time, locked; another pod's are left to it. */
    List<Extension> lockUndecided(Instant now, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from extension where verdict is null and decide_by <= :now
                                        order by decide_by limit :limit for update skip locked
                                        """)
                                .bind("now", now)
                                .bind("limit", limit)
                                .map((row, context) -> Extension.of(row))
                                .list());
    }

    void decide(UUID id, Extension.Verdict verdict, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update extension set verdict = :verdict, decided_at = :at
                                        where id = :id
                                        """)
                                .bind("verdict", verdict.name())
                                .bind("at", at)
                                .bind("id", id)
                                .execute());
    }

    /** What ended needs no more time. */
    void on(@Observes ClocksStopped stopped) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update extension set verdict = 'OVERTAKEN', decided_at = :at
                                        where verdict is null and clock = any(cast(:clocks as uuid[]))
                                        """)
                                .bind("at", stopped.at())
                                .bind(
                                        "clocks",
                                        stopped.clocks().stream()
                                                .filter(
                                                        clock ->
                                                                clock.state()
                                                                        == DeadlineState.STOPPED)
                                                .map(Deadline::id)
                                                .toArray(UUID[]::new))
                                .execute());
    }
}
