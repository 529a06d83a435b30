package org.qunli.supervision.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.deadline.MattersMoved;

/** The reminders in the database. */
@ApplicationScoped
public class Reminders {

    private final Jdbi jdbi;

    Reminders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A reminder as one flat row. */
    private record Row(
            UUID id,
            UUID clock,
            int cycle,
            int round,
            int step,
            int repetition,
            UUID recipient,
            UUID matter,
            About.Kind about,
            String district,
            UUID zone,
            String kind,
            Instant dueAt,
            Instant at,
            boolean late,
            boolean unconfirmed,
            Instant sendAfter) {

        static Row of(Reminder r) {
            return new Row(
                    r.id(),
                    r.clock(),
                    r.cycle(),
                    r.round(),
                    r.step(),
                    r.repetition(),
                    r.recipient(),
                    r.about().id(),
                    r.about().kind(),
                    r.district(),
                    r.zone(),
                    r.kind().name(),
                    r.dueAt(),
                    r.at(),
                    r.late(),
                    r.unconfirmed(),
                    r.sendAfter());
        }
    }

    /** Writes those that weren't sent before; answers which those are. */
    Set<UUID> insert(List<Reminder> reminders) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        insert into reminder (id, clock, cycle, round, step, repetition,
                                            recipient, matter, about, district, zone, kind, due_at, at,
                                            late, unconfirmed, send_after, state, way)
                                        select r.*, 'WAITING', 0
                                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                            id uuid, clock uuid, cycle int, round int, step int,
                                            repetition int, recipient uuid, matter uuid, about text,
                                            district text, zone uuid, kind text,
                                            "dueAt" timestamptz, at timestamptz, late boolean,
                                            unconfirmed boolean, "sendAfter" timestamptz)
                                        on conflict do nothing
                                        returning id
                                        """)
                                .bind("rows", Json.write(reminders.stream().map(Row::of).toList()))
                                .mapTo(UUID.class)
                                .set());
    }

    /** Notes which saying carries each reminder, and in which of the officer's channels it goes. */
    void carry(List<UUID> ids, List<UUID> sayings, int way) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update reminder r set saying = t.saying, way = :way,
                                            state = 'SENDING'
                                        from unnest(cast(:ids as uuid[]), cast(:sayings as uuid[]))
                                            as t (id, saying)
                                        where r.id = t.id
                                        """)
                                .bind("ids", ids.toArray(UUID[]::new))
                                .bind("sayings", sayings.toArray(UUID[]::new))
                                .bind("way", way)
                                .execute());
    }

    void mark(Collection<UUID> ids, ReminderState state) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update reminder set state = :state
                                        where id = any(cast(:ids as uuid[]))
                                          and state in ('WAITING', 'SENDING')
                                        """)
                                .bind("ids", ids.toArray(UUID[]::new))
                                .bind("state", state.name())
                                .execute());
    }

    /** Nothing is held against anybody for these clocks any more. */
    void withdraw(Collection<UUID> clocks) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update reminder set state = 'WITHDRAWN'
                                        where clock = any(cast(:clocks as uuid[])) and state <> 'WITHDRAWN'
                                        """)
                                .bind("clocks", clocks.toArray(UUID[]::new))
                                .execute());
    }

    /** What these officers shall be told by now, locked; the oldest first. */
    List<Reminder> lockWaiting(Collection<UUID> recipients, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from reminder
                                        where state = 'WAITING' and send_after <= :now
                                          and recipient = any(cast(:recipients as uuid[]))
                                        order by id for update
                                        """)
                                .bind("now", now)
                                .bind("recipients", recipients.toArray(UUID[]::new))
                                .map((row, context) -> Reminder.of(row))
                                .list());
    }

    /** Who has to be told something by now. */
    List<UUID> waitedFor(Instant now, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select recipient from reminder
                                        where state = 'WAITING' and send_after <= :now
                                        group by recipient order by min(send_after) limit :limit
                                        """)
                                .bind("now", now)
                                .bind("limit", limit)
                                .mapTo(UUID.class)
                                .list());
    }

    /** When the next one that waits may be said; null for none. */
    Instant nextAt() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select min(send_after) from reminder where state = 'WAITING'")
                                .mapTo(Instant.class)
                                .one());
    }

    /** Not before these moments, by reminder. */
    void putOff(Map<UUID, Instant> to) {
        if (to.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update reminder r set send_after = cast(t.moment as timestamptz)
                                        from unnest(cast(:ids as uuid[]), cast(:moments as text[]))
                                            as t (id, moment)
                                        where r.id = t.id
                                        """)
                                .bind("ids", to.keySet().toArray(UUID[]::new))
                                .bind(
                                        "moments",
                                        to.values().stream()
                                                .map(Instant::toString)
                                                .toArray(String[]::new))
                                .execute());
    }

    /** What wasn't said yet needs no saying: these clocks stopped. */
    void hush(Collection<UUID> clocks) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update reminder set state = 'WITHDRAWN'
                                        where clock = any(cast(:clocks as uuid[])) and state = 'WAITING'
                                        """)
                                .bind("clocks", clocks.toArray(UUID[]::new))
                                .execute());
    }

    /** What a saying carries and hasn't delivered, locked. */
    List<Reminder> lockCarriedBy(UUID saying) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from reminder where saying = :saying
                                          and state = 'SENDING' order by id for update
                                        """)
                                .bind("saying", saying)
                                .map((row, context) -> Reminder.of(row))
                                .list());
    }

    /** Who was told already by this step of this clock. */
    Set<UUID> toldBy(Reminder reminder) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select recipient from reminder where clock = :clock
                                          and step = :step and repetition = :repetition
                                        """)
                                .bind("clock", reminder.clock())
                                .bind("step", reminder.step())
                                .bind("repetition", reminder.repetition())
                                .mapTo(UUID.class)
                                .set());
    }

    /** One reminder. */
    public Optional<Reminder> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from reminder where id = :id")
                                .bind("id", id)
                                .map((row, context) -> Reminder.of(row))
                                .findOne());
    }

    /** All reminders of these matters, oldest first. */
    public List<Reminder> of(Collection<UUID> matters) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from reminder where matter = any(cast(:ids as uuid[]))
                                        order by at, id
                                        """)
                                .bind("ids", matters.toArray(UUID[]::new))
                                .map((row, context) -> Reminder.of(row))
                                .list());
    }

    /** What is still on its way goes to whoever is on duty where the matter is now. */
    void on(@Observes MattersMoved moved) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update reminder set zone = m.zone from matter m
                                        where m.id = reminder.matter and reminder.state in ('WAITING', 'SENDING')
                                          and reminder.matter = any(cast(:matters as uuid[]))
                                        """)
                                .bind("matters", moved.matters().toArray(UUID[]::new))
                                .execute());
    }

    Reminder acknowledge(UUID id, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update reminder
                                        set acknowledged_at = coalesce(acknowledged_at, :now)
                                        where id = :id returning *
                                        """)
                                .bind("now", now)
                                .bind("id", id)
                                .map((row, context) -> Reminder.of(row))
                                .one());
    }

    /** Newest first; null in a filter means any. */
    List<Reminder> list(
            Collection<String> districts,
            Collection<UUID> zones,
            UUID recipient,
            UUID before,
            int rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from reminder
                                        where (cast(:districts as text[]) is null
                                               or district = any(cast(:districts as text[])))
                                          and (cast(:zones as uuid[]) is null
                                               or zone = any(cast(:zones as uuid[])))
                                          and (cast(:recipient as uuid) is null
                                               or recipient = :recipient)
                                          and (cast(:before as uuid) is null or id < :before)
                                        order by id desc limit :rows
                                        """)
                                .bind(
                                        "districts",
                                        districts == null ? null : districts.toArray(String[]::new))
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("recipient", recipient)
                                .bind("before", before)
                                .bind("rows", rows)
                                .map((row, context) -> Reminder.of(row))
                                .list());
    }
}
