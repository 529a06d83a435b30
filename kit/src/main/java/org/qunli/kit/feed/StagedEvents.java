package org.qunli.kit.feed;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;

/**
 * Events of a change of very many subjects, written out before its transaction begins, so that the
 * transaction itself only moves rows and stays short. A batch has at most one event per subject,
 * told to services only.
 */
@ApplicationScoped
public class StagedEvents {

    private final Jdbi jdbi;

    private final EventFeed feed;

    StagedEvents(Jdbi jdbi, EventFeed feed) {
        this.jdbi = jdbi;
        this.feed = feed;
    }

    /**
     * Prepares events of a batch; call it for some thousands at a time, each in a transaction.
     *
     * @param fresh whether the subjects begin with these events: nothing was ever told of them, and
     *     nobody else can know their ids, so their versions are drawn already
     */
    public void stage(UUID batch, List<DomainEvent> events, boolean fresh) {
        if (events.stream().anyMatch(e -> e.audiences().size() > 1 || e.shown() != null)) {
            throw new IllegalArgumentException("Staged events are told to services only");
        }
        UUID[] ids =
                events.stream()
                        .map(event -> UuidCreator.getTimeOrderedEpoch())
                        .toArray(UUID[]::new);
        jdbi.useHandle(
                handle -> {
                    stage(handle, batch, events, ids, fresh);
                    keepPersonal(handle, events, ids);
                    if (fresh) {
                        drawFirst(handle, events);
                    }
                });
    }

    private static void stage(
            Handle handle, UUID batch, List<DomainEvent> events, UUID[] ids, boolean fresh) {
        handle.createUpdate(
                        """
                        insert into event_staged (batch, subject, event_id, type, district, zone,
                                                  ends, state, data, fresh)
                        select :batch, subject, id, type, district, zone, ends, state,
                            cast(data as jsonb), :fresh
                        from unnest(cast(:subjects as text[]), cast(:ids as uuid[]),
                                cast(:types as text[]), cast(:districts as text[]),
                                cast(:zones as uuid[]), cast(:ends as boolean[]),
                                cast(:states as boolean[]), cast(:data as text[]))
                            as t (subject, id, type, district, zone, ends, state, data)
                        """)
                .bind("batch", batch)
                .bind("fresh", fresh)
                .bind("subjects", texts(events, DomainEvent::subject))
                .bind("ids", ids)
                .bind("types", texts(events, DomainEvent::type))
                .bind("districts", texts(events, DomainEvent::district))
                .bind("zones", events.stream().map(DomainEvent::zone).toArray(UUID[]::new))
                .bind("ends", events.stream().map(DomainEvent::hasEnded).toArray(Boolean[]::new))
                .bind("states", events.stream().map(DomainEvent::isState).toArray(Boolean[]::new))
                .bind("data", texts(events, e -> Json.write(e.data())))
                .execute();
    }

    /** Nobody is served from there before the event is there too. */
    private static void keepPersonal(Handle handle, List<DomainEvent> events, UUID[] ids) {
        handle.createUpdate(
                        """
                        insert into event_personal (event_id, data)
                        select id, cast(data as jsonb)
                        from unnest(cast(:ids as uuid[]), cast(:data as text[])) as t (id, data)
                        where data is not null
                        """)
                .bind("ids", ids)
                .bind("data", texts(events, e -> written(e.personal())))
                .execute();
    }

    private static void drawFirst(Handle handle, List<DomainEvent> events) {
        handle.createUpdate(
                        """
                        insert into event_subject (subject, version)
                        select subject, 1 from unnest(cast(:subjects as text[])) as t (subject)
                        """)
                .bind("subjects", texts(events, DomainEvent::subject))
                .execute();
    }

    private static String[] texts(List<DomainEvent> events, Function<DomainEvent, String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }

    private static String written(Object part) {
        return part == null ? null : Json.write(part);
    }

    /**
     * Appends all events of the batch in the running transaction, last, and answers how many. The
     * versions of subjects that aren't fresh are drawn here, as {@link EventFeed#append} draws
     * them.
     */
    public int append(UUID batch, Instant occurredAt) {
        feed.joinTransaction(List.of());
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        with drawn as (
                                            insert into event_subject as s (subject, version)
                                            select subject, 1 from event_staged
                                            where batch = :batch and not fresh order by subject
                                            on conflict (subject) do update set version = s.version + 1
                                            returning subject, version)
                                        insert into event (event_id, type, subject, subject_version, district, zone,
                                                           audience, channel, occurred_at, data, ends, state)
                                        select e.event_id, e.type, e.subject, coalesce(d.version, 1), e.district,
                                            e.zone, array ['SERVICES'], cast('{}' as text[]), :occurredAt, e.data,
                                            e.ends, e.state
                                        from event_staged e
                                        left join drawn d on not e.fresh and d.subject = e.subject
                                        where e.batch = :batch
                                        """)
                                .bind("batch", batch)
                                .bind("occurredAt", occurredAt)
                                .execute());
    }

    /** Throws away at most {@code count} of a batch that was never appended; answers how many. */
    public int discard(UUID batch, int count) {
        return remove(
                """
                with gone as (
                    delete from event_staged
                    where batch = :batch and subject in (
                        select subject from event_staged where batch = :batch limit :count)
                    returning subject, event_id, fresh),
                personal as (
                    delete from event_personal p using gone where p.event_id = gone.event_id),
                subjects as (
                    delete from event_subject s using gone where gone.fresh and s.subject = gone.subject)
                select count(*) from gone
                """,
                batch,
                count);
    }

    /** As {@link #discard}, of a batch that was appended: what it told of stays. */
    public int clear(UUID batch, int count) {
        return remove(
                """
                with gone as (
                    delete from event_staged
                    where batch = :batch and subject in (
                        select subject from event_staged where batch = :batch limit :count)
                    returning 1)
                select count(*) from gone
                """,
                batch,
                count);
    }

    private int remove(String sql, UUID batch, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(sql)
                                .bind("batch", batch)
                                .bind("count", count)
                                .mapTo(Integer.class)
                                .one());
    }
}
