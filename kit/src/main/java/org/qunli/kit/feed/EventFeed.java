package org.qunli.kit.feed;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
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
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        insert into event (event_id, type, subject, subject_version, district, zone,
                                           audience, channel, occurred_at, data, shown, ends, state)
                        values (:id, :type, :subject, :version, :district, :zone,
                                :audience, :channel, :occurredAt,
                                cast(:data as jsonb), cast(:shown as jsonb), :ends, :state)
                        """);
        for (DomainEvent event : events) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            ids.add(id);
            long version = next.merge(event.subject(), 1L, Long::sum);
            batch.bind("id", id)
                    .bind("type", event.type())
                    .bind("subject", event.subject())
                    .bind("version", version)
                    .bind("district", event.district())
                    .bind("zone", event.zone())
                    .bind(
                            "audience",
                            event.audiences().stream().map(Enum::name).toArray(String[]::new))
                    .bind("channel", event.channels().toArray(String[]::new))
                    .bind("occurredAt", event.occurredAt())
                    .bind("data", Json.write(event.data()))
                    .bind("shown", event.shown() == null ? null : Json.write(event.shown()))
                    .bind("ends", event.hasEnded())
                    .bind("state", event.isState())
                    .add();
        }
        batch.execute();
        appendPersonal(handle, events, ids);
        appendRoutes(handle, events, ids);
    }

    private static void appendRoutes(Handle handle, List<DomainEvent> events, List<UUID> ids) {
        List<UUID> told = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).audiences().size() > 1) {
                told.add(ids.get(i));
            }
        }
        if (!told.isEmpty()) {
            handle.createUpdate(
                            """
                            insert into event_route (route, district, tx, id)
                            select distinct r.route, e.district, e.tx, e.id
                            from event e cross join unnest(event_routes(e.audience, e.channel)) as r (route)
                            where e.event_id = any (cast(:ids as uuid[]))
                            """)
                    .bind("ids", told.toArray(UUID[]::new))
                    .execute();
        }
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
