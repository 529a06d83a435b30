package org.qunli.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.identity.Caller;
import org.qunli.supervision.escalation.EscalationOutcome;
import org.qunli.supervision.escalation.TeamWork;
import org.qunli.supervision.place.Zone;

/** What teams do about escalations. Written before anything that others could see. */
@ApplicationScoped
class Takings implements TeamWork {

    private final WatchDatabase watch;

    private final Sight sight;

    private final Caller caller;

    Takings(WatchDatabase watch, Sight sight, Caller caller) {
        this.watch = watch;
        this.sight = sight;
        this.caller = caller;
    }

    @Override
    public Set<UUID> zones() {
        return sight.zones().stream().map(Zone::id).collect(Collectors.toSet());
    }

    @Override
    public void take(UUID escalation, Instant now) {
        watch.jdbi()
                .useHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into taking (escalation, subject, taken_at)
                                                values (:escalation, :subject, :now)
                                                on conflict (escalation) do nothing
                                                """)
                                        .bind("escalation", escalation)
                                        .bind("subject", caller.subject())
                                        .bind("now", now)
                                        .execute());
    }

    @Override
    public void settle(UUID escalation, EscalationOutcome outcome, Instant now) {
        watch.jdbi()
                .useHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into taking (escalation, subject, taken_at, outcome,
                                                    settled_at)
                                                values (:escalation, :subject, :now, :outcome, :now)
                                                on conflict (escalation) do update
                                                set outcome = excluded.outcome,
                                                    settled_at = excluded.settled_at
                                                """)
                                        .bind("escalation", escalation)
                                        .bind("subject", caller.subject())
                                        .bind("now", now)
                                        .bind("outcome", outcome.name())
                                        .execute());
    }

    @Override
    public Map<UUID, Taking> of(Collection<UUID> escalations) {
        return watch
                .jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select escalation, taken_at, outcome, settled_at
                                                from taking
                                                where escalation = any(cast(:ids as uuid[]))
                                                """)
                                        .bind("ids", escalations.toArray(UUID[]::new))
                                        .map(
                                                (row, context) -> {
                                                    String outcome = row.getString("outcome");
                                                    OffsetDateTime settled =
                                                            row.getObject(
                                                                    "settled_at",
                                                                    OffsetDateTime.class);
                                                    return Map.entry(
                                                            row.getObject("escalation", UUID.class),
                                                            new Taking(
                                                                    row.getObject(
                                                                                    "taken_at",
                                                                                    OffsetDateTime
                                                                                            .class)
                                                                            .toInstant(),
                                                                    outcome == null
                                                                            ? null
                                                                            : EscalationOutcome
                                                                                    .valueOf(
                                                                                            outcome),
                                                                    settled == null
                                                                            ? null
                                                                            : settled.toInstant()));
                                                })
                                        .list())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
