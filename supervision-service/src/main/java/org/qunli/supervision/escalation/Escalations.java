package org.qunli.supervision.escalation;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.json.Json;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.deadline.ClocksStopped;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.MattersMoved;

/**
 * Opens, hands on and closes escalations, and tells the other services "being coordinated" and no
 * more.
 */
@ApplicationScoped
public class Escalations {

    private final Jdbi jdbi;

    private final EventFeed feed;

    private final DeskWord deskWord;

    Escalations(Jdbi jdbi, EventFeed feed, DeskWord deskWord) {
        this.jdbi = jdbi;
        this.feed = feed;
        this.deskWord = deskWord;
    }

    private record Row(
            UUID id,
            Tier tier,
            UUID clock,
            int step,
            Reason reason,
            UUID matter,
            About.Kind about,
            String district,
            UUID zone,
            String kind,
            Instant dueAt,
            boolean late,
            boolean unconfirmed) {

        static Row of(NewEscalation wanted) {
            Deadline clock = wanted.clock();
            return new Row(
                    UuidCreator.getTimeOrderedEpoch(),
                    wanted.tier(),
                    clock.id(),
                    wanted.step(),
                    wanted.reason(),
                    clock.about().id(),
                    clock.about().kind(),
                    clock.district(),
                    clock.zone(),
                    clock.kind().name(),
                    clock.dueAt(),
                    wanted.late(),
                    wanted.unconfirmed());
        }
    }

    private record Told(UUID escalationId, UUID requestId, UUID zoneId, Instant at) {}

    /** Opens those that aren't open yet, in the running transaction; answers how many. */
    public int open(List<NewEscalation> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return 0;
        }
        List<Escalation> opened =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                insert into escalation (id, tier, clock, step, reason, matter,
                                                    about, district, zone, kind, due_at, late, unconfirmed,
                                                    opened_at, state)
                                                select r.*, :now, 'OPEN'
                                                from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                                    id uuid, tier text, clock uuid, step int, reason text,
                                                    matter uuid, about text, district text, zone uuid,
                                                    kind text, "dueAt" timestamptz, late boolean,
                                                    unconfirmed boolean)
                                                on conflict (clock, tier, reason) do nothing
                                                returning *
                                                """)
                                        .bind(
                                                "rows",
                                                Json.write(wanted.stream().map(Row::of).toList()))
                                        .bind("now", now)
                                        .map((row, context) -> Escalation.of(row))
                                        .list());
        tellDesks(opened.stream().filter(e -> e.tier() == Tier.DESK).toList(), now);
        publish("escalation.opened", opened, now);
        return opened.size();
    }

    /** Gives these to the headquarters of their districts, with a private word there. */
    private void tellDesks(Collection<Escalation> escalations, Instant now) {
        deskWord.tell(escalations, now)
                .forEach(
                        (escalation, desk) ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.createUpdate(
                                                                """
                                                                update escalation set desk = :desk,
                                                                    routed_at = :now
                                                                where id = :id
                                                                """)
                                                        .bind("desk", desk)
                                                        .bind("now", now)
                                                        .bind("id", escalation)
                                                        .execute()));
    }

    /**
     * Escalations of the first tier of which it isn't settled yet who takes them up; locked,
     * another pod's left to it.
     */
    public List<Escalation> lockUnrouted(int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from escalation
                                        where routed_at is null and state <> 'CLOSED' and tier = 'FIRST'
                                        order by opened_at limit :limit
                                        for update skip locked
                                        """)
                                .bind("limit", limit)
                                .map((row, context) -> Escalation.of(row))
                                .list());
    }

    /** Settles who takes these up: the headquarters for those in {@code toDesk}. */
    public void route(List<Escalation> escalations, List<Escalation> toDesk, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update escalation set routed_at = :now
                                        where id = any(cast(:ids as uuid[]))
                                        """)
                                .bind("now", now)
                                .bind(
                                        "ids",
                                        escalations.stream()
                                                .map(Escalation::id)
                                                .toArray(UUID[]::new))
                                .execute());
        tellDesks(toDesk, now);
    }

    /** What stopped, or was no breach after all, needs nobody any more. */
    void on(@Observes ClocksStopped stopped) {
        List<Escalation> closed =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                update escalation set state = 'CLOSED',
                                                    outcome = 'OVERTAKEN', closed_at = :now
                                                where clock = any(cast(:clocks as uuid[]))
                                                  and state <> 'CLOSED'
                                                returning *
                                                """)
                                        .bind("now", stopped.at())
                                        .bind(
                                                "clocks",
                                                stopped.clocks().stream()
                                                        .map(Deadline::id)
                                                        .toArray(UUID[]::new))
                                        .map((row, context) -> Escalation.of(row))
                                        .list());
        publish("escalation.closed", closed, stopped.at());
    }

    /** What is open goes with its matter, to whoever coordinates there. */
    void on(@Observes MattersMoved moved) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update escalation set zone = m.zone from matter m
                                        where m.id = escalation.matter and escalation.state <> 'CLOSED'
                                          and escalation.matter = any(cast(:matters as uuid[]))
                                        """)
                                .bind("matters", moved.matters().toArray(UUID[]::new))
                                .execute());
    }

    Optional<Escalation> lock(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from escalation where id = :id for update")
                                .bind("id", id)
                                .map((row, context) -> Escalation.of(row))
                                .findOne());
    }

    Escalation acknowledge(Escalation escalation, Instant now) {
        if (escalation.state() == EscalationState.CLOSED) {
            throw new EscalationClosed(escalation.id());
        }
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update escalation set state = 'ACKNOWLEDGED',
                                            acknowledged_at = coalesce(acknowledged_at, :now)
                                        where id = :id returning *
                                        """)
                                .bind("now", now)
                                .bind("id", escalation.id())
                                .map((row, context) -> Escalation.of(row))
                                .one());
    }

    Escalation close(Escalation escalation, EscalationOutcome outcome, Instant now) {
        if (escalation.state() == EscalationState.CLOSED) {
            if (escalation.outcome() == outcome) {
                return escalation;
            }
            throw new EscalationClosed(escalation.id());
        }
        Escalation closed =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                update escalation set state = 'CLOSED', outcome = :outcome,
                                                    closed_at = :now
                                                where id = :id returning *
                                                """)
                                        .bind("outcome", outcome.name())
                                        .bind("now", now)
                                        .bind("id", escalation.id())
                                        .map((row, context) -> Escalation.of(row))
                                        .one());
        publish("escalation.closed", List.of(closed), now);
        return closed;
    }

    private void publish(String type, List<Escalation> escalations, Instant now) {
        List<DomainEvent> events = new ArrayList<>();
        for (Escalation escalation : escalations) {
            if (escalation.about().kind() == About.Kind.REQUEST) {
                UUID id = escalation.id();
                events.add(
                        DomainEvent.of(type, "escalation/" + id, now)
                                .in(escalation.district(), escalation.zone())
                                .data(new Told(id, escalation.about().id(), escalation.zone(), now))
                                .ends(type.equals("escalation.closed")));
            }
        }
        feed.append(events);
    }

    /** Open ones of these matters. */
    public List<Escalation> of(Collection<UUID> matters) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from escalation
                                        where matter = any(cast(:ids as uuid[])) order by id
                                        """)
                                .bind("ids", matters.toArray(UUID[]::new))
                                .map((row, context) -> Escalation.of(row))
                                .list());
    }

    /** Newest first; null in a filter means any. */
    List<Escalation> list(
            Collection<String> districts,
            Collection<UUID> zones,
            Collection<String> desks,
            EscalationState state,
            UUID before,
            int rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from escalation
                                        where (cast(:districts as text[]) is null
                                               or district = any(cast(:districts as text[])))
                                          and (cast(:zones as uuid[]) is null
                                               or zone = any(cast(:zones as uuid[])))
                                          and (cast(:desks as text[]) is null
                                               or desk = any(cast(:desks as text[])))
                                          and (cast(:state as text) is null or state = :state)
                                          and (cast(:before as uuid) is null or id < :before)
                                        order by id desc limit :rows
                                        """)
                                .bind(
                                        "districts",
                                        districts == null ? null : districts.toArray(String[]::new))
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("desks", desks == null ? null : desks.toArray(String[]::new))
                                .bind("state", state == null ? null : state.name())
                                .bind("before", before)
                                .bind("rows", rows)
                                .map((row, context) -> Escalation.of(row))
                                .list());
    }
}
