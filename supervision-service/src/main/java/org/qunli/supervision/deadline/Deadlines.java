package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Clocks, their matters and what is due, in the database. Whoever changes a clock locks its due row
 * first and the clock after, in the order of ids: the feeds' consumers and the watcher never wait
 * in a circle.
 */
@ApplicationScoped
public class Deadlines {

    private final Jdbi jdbi;

    private final Event<DueChanged> changed;

    private final Event<MattersReckoned> reckoned;

    Deadlines(Jdbi jdbi, Event<DueChanged> changed, Event<MattersReckoned> reckoned) {
        this.jdbi = jdbi;
        this.changed = changed;
        this.reckoned = reckoned;
    }

    /** Clocks by id, locked until the transaction ends. */
    public List<Deadline> lock(Collection<UUID> ids) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from clock where id = any(cast(:ids as uuid[]))
                                        order by id for update
                                        """)
                                .bind("ids", ids.toArray(UUID[]::new))
                                .map((row, context) -> Deadline.of(row))
                                .list());
    }

    /** All clocks of the matters, oldest first. */
    public List<Deadline> of(Collection<UUID> matters) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from clock where matter = any(cast(:ids as uuid[]))
                                        order by started_at, id
                                        """)
                                .bind("ids", matters.toArray(UUID[]::new))
                                .map((row, context) -> Deadline.of(row))
                                .list());
    }

    /** One clock. */
    public Optional<Deadline> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from clock where id = :id")
                                .bind("id", id)
                                .map((row, context) -> Deadline.of(row))
                                .findOne());
    }

    /** Matters by id. */
    public List<Matter> matters(Collection<UUID> ids) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from matter where id = any(cast(:ids as uuid[]))
                                        order by id
                                        """)
                                .bind("ids", ids.toArray(UUID[]::new))
                                .map((row, context) -> Matter.of(row))
                                .list());
    }

    /** What the clocks in a list have in common; null in a field means any. */
    record Filter(
            UUID matter,
            UUID zone,
            DeadlineState state,
            Collection<String> districts,
            Collection<UUID> zones,
            UUID officer) {}

    List<Deadline> list(Filter filter, UUID before, int rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select c.* from clock c join matter m on m.id = c.matter
                                        where (cast(:matter as uuid) is null or c.matter = :matter)
                                          and (cast(:zone as uuid) is null or c.zone = :zone)
                                          and (cast(:state as text) is null or c.state = :state)
                                          and (cast(:districts as text[]) is null
                                               or c.district = any(cast(:districts as text[])))
                                          and (cast(:zones as uuid[]) is null
                                               or c.zone = any(cast(:zones as uuid[])))
                                          and (cast(:officer as uuid) is null or m.assignee = :officer
                                               or :officer = any(m.helpers))
                                          and (cast(:before as uuid) is null or c.id < :before)
                                        order by c.id desc limit :rows
                                        """)
                                .bind("matter", filter.matter())
                                .bind("zone", filter.zone())
                                .bind(
                                        "state",
                                        filter.state() == null ? null : filter.state().name())
                                .bind("districts", texts(filter.districts()))
                                .bind("zones", ids(filter.zones()))
                                .bind("officer", filter.officer())
                                .bind("before", before)
                                .bind("rows", rows)
                                .map((row, context) -> Deadline.of(row))
                                .list());
    }

    private static String[] texts(Collection<String> values) {
        return values == null ? null : values.toArray(String[]::new);
    }

    private static UUID[] ids(Collection<UUID> values) {
        return values == null ? null : values.toArray(UUID[]::new);
    }

    /** Writes that clocks are overdue from now. */
    public void markOverdue(Collection<UUID> ids, Collection<UUID> unconfirmed, Instant now) {
        List<UUID> requests =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                with missed as (
                                                    update clock set state = 'OVERDUE', overdue_at = :now,
                                                        unconfirmed = id = any(cast(:unconfirmed as uuid[]))
                                                    where id = any(cast(:ids as uuid[]))
                                                    returning matter, about)
                                                select distinct matter from missed where about = 'REQUEST'
                                                """)
                                        .bind("ids", ids.toArray(UUID[]::new))
                                        .bind("unconfirmed", unconfirmed.toArray(UUID[]::new))
                                        .bind("now", now)
                                        .mapTo(UUID.class)
                                        .list());
        if (!requests.isEmpty()) {
            reckoned.fire(new MattersReckoned(requests));
        }
    }

    /**
     * What is due next on a clock.
     *
     * @param feed which must have been applied up to {@code nextAt}
     */
    public record Due(Instant nextAt, UUID clock, int step, String feed) {}

    /** Puts what is due next, replacing what was. */
    public void put(List<Due> due) {
        if (due.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into due (next_at, clock, step, feed)
                                        select * from unnest(cast(:at as timestamptz[]),
                                            cast(:clocks as uuid[]), cast(:steps as int[]),
                                            cast(:feeds as text[]))
                                        on conflict (clock) do update set next_at = excluded.next_at,
                                            step = excluded.step, feed = excluded.feed
                                        """)
                                .bind(
                                        "at",
                                        due.stream()
                                                .map(d -> d.nextAt().toString())
                                                .toArray(String[]::new))
                                .bind("clocks", due.stream().map(Due::clock).toArray(UUID[]::new))
                                .bind("steps", due.stream().map(Due::step).toArray(Integer[]::new))
                                .bind("feeds", due.stream().map(Due::feed).toArray(String[]::new))
                                .execute());
        due.stream()
                .map(Due::nextAt)
                .min(Comparator.naturalOrder())
                .ifPresent(earliest -> changed.fire(new DueChanged(earliest)));
    }

    /**
     * Takes what is due, up to {@code limit} clocks, unless another watcher has it: up to {@code
     * confirmed} per feed what is sure, and up to {@code unsure} what can't wait for its feed any
     * longer.
     */
    public List<Due> claim(String feed, Instant confirmed, Instant unsure, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        delete from due where clock in (
                                            select clock from due
                                            where next_at <= greatest(
                                                      cast(:confirmed as timestamptz),
                                                      cast(:unsure as timestamptz))
                                              and feed = :feed
                                            order by next_at limit :limit
                                            for update skip locked)
                                        returning next_at, clock, step, feed
                                        """)
                                .bind("feed", feed)
                                .bind("confirmed", confirmed)
                                .bind("unsure", unsure)
                                .bind("limit", limit)
                                .map(
                                        (row, context) ->
                                                new Due(
                                                        row.getObject(
                                                                        "next_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant(),
                                                        row.getObject("clock", UUID.class),
                                                        row.getInt("step"),
                                                        row.getString("feed")))
                                .list());
    }

    /** Something that happened to a matter. */
    public record Happening(Instant at, String type, int cycle) {}

    /** What happened to a matter, in the order in which it was heard. */
    public List<Happening> story(UUID matter) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select at, type, cycle from fact where matter = :id order by seq")
                                .bind("id", matter)
                                .map(
                                        (row, context) ->
                                                new Happening(
                                                        row.getObject("at", OffsetDateTime.class)
                                                                .toInstant(),
                                                        row.getString("type"),
                                                        row.getInt("cycle")))
                                .list());
    }
}
