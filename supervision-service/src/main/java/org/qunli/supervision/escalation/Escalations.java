package org.qunli.supervision.escalation;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.json.Json;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.deadline.ClocksStopped;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.Deadlines;
import org.qunli.supervision.deadline.MattersMoved;
import org.qunli.supervision.desk.Desk;
import org.qunli.supervision.desk.Desks;

/**
 * Opens, hands on and closes escalations, and tells the other services "being coordinated" and no
 * more.
 */
@ApplicationScoped
public class Escalations {

    private final Jdbi jdbi;

    private final EventFeed feed;

    private final Desks desks;

    private final DeskParts parts;

    private final DeskWord deskWord;

    private final Deadlines deadlines;

    private final TeamWork team;

    Escalations(
            Jdbi jdbi,
            EventFeed feed,
            Desks desks,
            DeskParts parts,
            DeskWord deskWord,
            Deadlines deadlines,
            TeamWork team) {
        this.jdbi = jdbi;
        this.feed = feed;
        this.desks = desks;
        this.parts = parts;
        this.deskWord = deskWord;
        this.deadlines = deadlines;
        this.team = team;
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

    /** Opens those that aren't open yet, in the running transaction; answers these. */
    public List<Escalation> open(List<NewEscalation> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return List.of();
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
        give(opened, now);
        feed.append(EscalationEvents.opened(opened, now));
        return opened;
    }

    /**
     * To the headquarters, and to departments that have taken on such matters: whatever the tier,
     * at once and in the same words. That a zone has a team shows nowhere (docs/adr/0019w).
     */
    private void give(List<Escalation> opened, Instant now) {
        if (opened.isEmpty()) {
            return;
        }
        Set<String> districts =
                opened.stream().map(Escalation::district).collect(Collectors.toSet());
        Map<String, Desk> headquarters = desks.headquarters(districts);
        List<Desk> departments = desks.departments(districts);
        Map<UUID, String> categories = new HashMap<>();
        deadlines
                .matters(opened.stream().map(e -> e.about().id()).distinct().toList())
                .forEach(matter -> categories.put(matter.about().id(), matter.category()));
        List<DeskParts.Given> given = new ArrayList<>();
        for (Escalation escalation : opened) {
            Desk first = headquarters.get(escalation.district());
            if (first != null) {
                given.add(new DeskParts.Given(escalation.id(), first.code(), true));
            }
            String category = categories.get(escalation.about().id());
            departments.stream()
                    .filter(desk -> desk.district().equals(escalation.district()))
                    .filter(desk -> desk.answersFor(category))
                    .forEach(
                            desk ->
                                    given.add(
                                            new DeskParts.Given(
                                                    escalation.id(), desk.code(), false)));
        }
        deskWord.tell(parts.give(given, now), opened, now);
    }

    /** One more desk works on it. */
    void join(Escalation escalation, String desk, Instant now) {
        requireOpen(escalation);
        List<DeskParts.Given> given =
                parts.give(List.of(new DeskParts.Given(escalation.id(), desk, false)), now);
        deskWord.tell(given, List.of(escalation), now);
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
        parts.finishAll(closed.stream().map(Escalation::id).toList(), stopped.at());
        feed.append(EscalationEvents.closed(closed, stopped.at()));
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

    private static void requireOpen(Escalation escalation) {
        if (escalation.state() == EscalationState.CLOSED) {
            throw new EscalationClosed(escalation.id());
        }
    }

    /** These desks take it up. */
    Escalation acknowledge(Escalation escalation, Collection<String> by, Instant now) {
        requireOpen(escalation);
        parts.acknowledge(escalation.id(), by, now);
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

    /** These desks are done; the owner's outcome ends it, any other's its own part. */
    Escalation finish(
            Escalation escalation, Collection<String> by, EscalationOutcome outcome, Instant now) {
        if (escalation.state() == EscalationState.CLOSED && escalation.outcome() == outcome) {
            return escalation;
        }
        requireOpen(escalation);
        parts.finish(escalation.id(), by, outcome, now);
        boolean owns =
                parts.of(List.of(escalation.id())).getOrDefault(escalation.id(), List.of()).stream()
                        .anyMatch(part -> part.owner() && by.contains(part.desk()));
        return owns ? close(List.of(escalation.id()), outcome, now).get(0) : escalation;
    }

    /**
     * Ends these, and what else runs on their clocks: the same matter on a further level. Answers
     * what was ended.
     */
    List<Escalation> close(Collection<UUID> ids, EscalationOutcome outcome, Instant now) {
        List<Escalation> closed =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                update escalation e set state = 'CLOSED',
                                                    outcome = :outcome, closed_at = :now
                                                where e.state <> 'CLOSED' and e.clock in (
                                                    select clock from escalation
                                                    where id = any(cast(:ids as uuid[])))
                                                returning *
                                                """)
                                        .bind("outcome", outcome.name())
                                        .bind("now", now)
                                        .bind("ids", ids.toArray(UUID[]::new))
                                        .map((row, context) -> Escalation.of(row))
                                        .list());
        List<Escalation> ordered =
                closed.stream()
                        .sorted(Comparator.comparing(e -> ids.contains(e.id()) ? 0 : 1))
                        .toList();
        parts.finishAll(closed.stream().map(Escalation::id).toList(), now);
        feed.append(EscalationEvents.closed(ordered, now));
        return ordered;
    }

    /** As they are read, with their levels, and what a team made of them if that is to be shown. */
    public List<EscalationView> views(List<Escalation> escalations, boolean forSupervision) {
        List<UUID> ids = escalations.stream().map(Escalation::id).toList();
        Map<UUID, List<DeskPart>> levels = parts.of(ids);
        Map<UUID, TeamWork.Taking> taken = forSupervision ? team.of(ids) : Map.of();
        return escalations.stream()
                .map(
                        e ->
                                EscalationView.of(
                                        e,
                                        levels.getOrDefault(e.id(), List.of()),
                                        taken.get(e.id())))
                .toList();
    }

    /** These desks' part ends with that. */
    void finishPart(UUID id, Collection<String> by, EscalationOutcome outcome, Instant now) {
        parts.finish(id, by, outcome, now);
    }

    /** Whether one of these desks was given it. */
    boolean isGiven(UUID id, Collection<String> codes) {
        return parts.of(List.of(id)).getOrDefault(id, List.of()).stream()
                .anyMatch(part -> codes.contains(part.desk()));
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
            UUID cause,
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
                                               or id in (select escalation from escalation_desk
                                                   where desk = any(cast(:desks as text[]))))
                                          and (cast(:state as text) is null or state = :state)
                                          and (cast(:cause as uuid) is null or cause = :cause)
                                          and (cast(:before as uuid) is null or id < :before)
                                        order by id desc limit :rows
                                        """)
                                .bind(
                                        "districts",
                                        districts == null ? null : districts.toArray(String[]::new))
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("desks", desks == null ? null : desks.toArray(String[]::new))
                                .bind("state", state == null ? null : state.name())
                                .bind("cause", cause)
                                .bind("before", before)
                                .bind("rows", rows)
                                .map((row, context) -> Escalation.of(row))
                                .list());
    }
}
