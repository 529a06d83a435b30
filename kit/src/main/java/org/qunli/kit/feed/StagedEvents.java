package org.qunli.kit.feed;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

    /** Prepares events of a batch; call it for some thousands at a time, each in a transaction. */
    public void stage(UUID batch, List<DomainEvent> events) {
        if (events.stream().anyMatch(e -> e.audiences().size() > 1 || e.shown() != null)) {
            throw new IllegalArgumentException("Staged events are told to services only");
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into event_staged (batch, subject, event_id, type, district, zone,
                                                                  ends, state, data, personal)
                                        select :batch, subject, id, type, district, zone, ends, state,
                                            cast(data as jsonb), cast(personal as jsonb)
                                        from unnest(cast(:subjects as text[]), cast(:ids as uuid[]),
                                                cast(:types as text[]), cast(:districts as text[]),
                                                cast(:zones as uuid[]), cast(:ends as boolean[]),
                                                cast(:states as boolean[]), cast(:data as text[]),
                                                cast(:personal as text[]))
                                            as t (subject, id, type, district, zone, ends, state, data, personal)
                                        """)
                                .bind("batch", batch)
                                .bind("subjects", texts(events, DomainEvent::subject))
                                .bind(
                                        "ids",
                                        events.stream()
                                                .map(event -> UuidCreator.getTimeOrderedEpoch())
                                                .toArray(UUID[]::new))
                                .bind("types", texts(events, DomainEvent::type))
                                .bind("districts", texts(events, DomainEvent::district))
                                .bind(
                                        "zones",
                                        events.stream().map(DomainEvent::zone).toArray(UUID[]::new))
                                .bind(
                                        "ends",
                                        events.stream()
                                                .map(DomainEvent::hasEnded)
                                                .toArray(Boolean[]::new))
                                .bind(
                                        "states",
                                        events.stream()
                                                .map(DomainEvent::isState)
                                                .toArray(Boolean[]::new))
                                .bind("data", texts(events, e -> Json.write(e.data())))
                                .bind("personal", texts(events, e -> written(e.personal())))
                                .execute());
    }

    private static String[] texts(List<DomainEvent> events, Function<DomainEvent, String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }

    private static String written(Object part) {
        return part == null ? null : Json.write(part);
    }

    /**
     * Appends all events of the batch in the running transaction, last, and answers how many. The
     * versions of the subjects are drawn here, as {@link EventFeed#append} draws them.
     */
    public int append(UUID batch, Instant occurredAt) {
        feed.joinTransaction(List.of());
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with drawn as (
                                            insert into event_subject as s (subject, version)
                                            select subject, 1 from event_staged where batch = :batch order by subject
                                            on conflict (subject) do update set version = s.version + 1
                                            returning subject, version),
                                        told as (
                                            insert into event (event_id, type, subject, subject_version, district, zone,
                                                               audience, channel, occurred_at, data, ends, state)
                                            select e.event_id, e.type, e.subject, d.version, e.district, e.zone,
                                                array ['SERVICES'], cast('{}' as text[]), :occurredAt, e.data,
                                                e.ends, e.state
                                            from event_staged e join drawn d on d.subject = e.subject
                                            where e.batch = :batch
                                            returning event_id),
                                        kept as (
                                            insert into event_personal (event_id, data)
                                            select event_id, personal from event_staged
                                            where batch = :batch and personal is not null)
                                        select count(*) from told
                                        """)
                                .bind("batch", batch)
                                .bind("occurredAt", occurredAt)
                                .mapTo(Integer.class)
                                .one());
    }

    /** Throws away at most {@code count} of a batch, and answers how many those were. */
    public int discard(UUID batch, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from event_staged
                                        where batch = :batch and subject in (
                                            select subject from event_staged where batch = :batch limit :count)
                                        """)
                                .bind("batch", batch)
                                .bind("count", count)
                                .execute());
    }
}
