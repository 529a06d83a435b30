package org.qunli.kit.feed;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;

/**
 * Appends events in the transaction of the change that they tell of.
 *
 * <p>Locks the version rows of the subjects, in the order of their names, until the transaction
 * ends: so a subject's versions are in the order of commits. Append all events of a change in one
 * call, last.
 */
@ApplicationScoped
public class EventFeed {

    private final Jdbi jdbi;

    private final FeedTide tide;

    private final FeedGauges gauges;

    private final TransactionSynchronizationRegistry transaction;

    private final Event<Appended> appended;

    EventFeed(
            Jdbi jdbi,
            FeedTide tide,
            FeedGauges gauges,
            TransactionSynchronizationRegistry transaction,
            Event<Appended> appended) {
        this.jdbi = jdbi;
        this.tide = tide;
        this.gauges = gauges;
        this.transaction = transaction;
        this.appended = appended;
    }

    /** Appends in the running transaction; throws {@link IllegalStateException} without one. */
    public void append(DomainEvent... events) {
        append(List.of(events));
    }

    /** As {@link #append(DomainEvent...)}. */
    public void append(List<DomainEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        joinTransaction(events);
        jdbi.useHandle(handle -> append(handle, events));
        appended.fire(new Appended(events));
    }

    /** Has readers woken, and events counted, after the running transaction; there must be one. */
    void joinTransaction(List<DomainEvent> events) {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("An event is part of the change that it tells of");
        }
        transaction.registerInterposedSynchronization(new AfterCommit(events));
    }

    private static void append(Handle handle, List<DomainEvent> events) {
        Map<String, Long> next = drawVersions(handle, events);
        List<UUID> ids = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        for (DomainEvent event : events) {
            ids.add(UuidCreator.getTimeOrderedEpoch());
            versions.add(next.merge(event.subject(), 1L, Long::sum));
        }
        write(handle, events, ids, versions);
        appendPersonal(handle, events, ids);
    }

    /**
     * One statement for any number, with the routes by which readers find them: a publication
     * appends more than ten thousand.
     */
    private static void write(
            Handle handle, List<DomainEvent> events, List<UUID> ids, List<Long> versions) {
        handle.createUpdate(
                        """
                        with told as (
                            insert into event (event_id, type, subject, subject_version, district, zone,
                                               audience, channel, occurred_at, data, shown, ends, state)
                            select e.id, e.type, e.subject, e.version, e.district, e.zone,
                                   cast(e.audience as text[]), cast(e.channel as text[]), e.at,
                                   cast(e.data as jsonb), cast(e.shown as jsonb), e.ends, e.state
                            from unnest(cast(:ids as uuid[]), cast(:types as text[]),
                                        cast(:subjects as text[]), cast(:versions as bigint[]),
                                        cast(:districts as text[]), cast(:zones as uuid[]),
                                        cast(:audiences as text[]), cast(:channels as text[]),
                                        cast(:at as timestamptz[]), cast(:data as text[]),
                                        cast(:shown as text[]), cast(:ends as boolean[]),
                                        cast(:states as boolean[])) with ordinality
                                as e (id, type, subject, version, district, zone, audience, channel,
                                      at, data, shown, ends, state, place)
                            order by e.place
                            returning district, tx, id, audience, channel)
                        insert into event_route (route, district, tx, id)
                        select distinct r.route, t.district, t.tx, t.id
                        from told t cross join unnest(event_routes(t.audience, t.channel)) as r (route)
                        where cardinality(t.audience) > 1
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("types", column(events, DomainEvent::type, String[]::new))
                .bind("subjects", column(events, DomainEvent::subject, String[]::new))
                .bind("versions", versions.toArray(Long[]::new))
                .bind("districts", column(events, DomainEvent::district, String[]::new))
                .bind("zones", column(events, DomainEvent::zone, UUID[]::new))
                .bind("audiences", column(events, EventFeed::audiences, String[]::new))
                .bind("channels", column(events, e -> literal(e.channels()), String[]::new))
                .bind("at", column(events, e -> e.occurredAt().toString(), String[]::new))
                .bind("data", column(events, e -> Json.write(e.data()), String[]::new))
                .bind("shown", column(events, EventFeed::shown, String[]::new))
                .bind("ends", column(events, DomainEvent::hasEnded, Boolean[]::new))
                .bind("states", column(events, DomainEvent::isState, Boolean[]::new))
                .execute();
    }

    private static <T> T[] column(
            List<DomainEvent> events, Function<DomainEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }

    private static String audiences(DomainEvent event) {
        return literal(event.audiences().stream().map(Enum::name).toList());
    }

    private static String shown(DomainEvent event) {
        return event.shown() == null ? null : Json.write(event.shown());
    }

    /** An array of texts as PostgreSQL writes one: arrays of arrays must be rectangular. */
    private static String literal(Collection<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void appendPersonal(Handle handle, List<DomainEvent> events, List<UUID> ids) {
        Map<UUID, String> personal = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).personal() != null) {
                personal.put(ids.get(i), Json.write(events.get(i).personal()));
            }
        }
        if (!personal.isEmpty()) {
            handle.createUpdate(
                            """
                            insert into event_personal (event_id, data)
                            select id, cast(data as jsonb)
                            from unnest(cast(:ids as uuid[]), cast(:data as text[])) as t (id, data)
                            """)
                    .bind("ids", personal.keySet().toArray(UUID[]::new))
                    .bind("data", personal.values().toArray(String[]::new))
                    .execute();
        }
    }

    /** The last version of each subject before these events; its rows stay locked. */
    private static Map<String, Long> drawVersions(Handle handle, List<DomainEvent> events) {
        Map<String, Long> counts = new TreeMap<>();
        events.forEach(e -> counts.merge(e.subject(), 1L, Long::sum));
        Map<String, Long> before = new LinkedHashMap<>();
        handle.createQuery(
                        """
                        insert into event_subject as s (subject, version)
                        select subject, drawn
                        from unnest(cast(:subjects as text[]), cast(:counts as bigint[])) with ordinality
                                 as t (subject, drawn, place)
                        order by place
                        on conflict (subject) do update set version = s.version + excluded.version
                        returning subject, version
                        """)
                .bind("subjects", counts.keySet().toArray(String[]::new))
                .bind("counts", counts.values().toArray(Long[]::new))
                .map((row, context) -> Map.entry(row.getString("subject"), row.getLong("version")))
                .forEach(
                        drawn ->
                                before.put(
                                        drawn.getKey(),
                                        drawn.getValue() - counts.get(drawn.getKey())));
        return before;
    }

    private final class AfterCommit implements Synchronization {

        private final List<DomainEvent> events;

        AfterCommit(List<DomainEvent> events) {
            this.events = events;
        }

        @Override
        public void beforeCompletion() {
            // Everything is written already.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                tide.stir();
                gauges.appended(events);
            }
        }
    }
}
