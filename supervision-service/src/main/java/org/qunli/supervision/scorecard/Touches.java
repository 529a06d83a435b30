package org.qunli.supervision.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.json.Json;
import org.qunli.supervision.deadline.HeardOfRequests;
import org.qunli.supervision.deadline.MattersReckoned;

/** Notes of which requests something may have become known, in the transaction that learnt it. */
@ApplicationScoped
class Touches {

    private static final Set<String> TYPES =
            Set.of(
                    "request.opened",
                    "request.assigned",
                    "request.confirmed",
                    "request.rated",
                    "officer.thanked");

    private final Jdbi jdbi;

    Touches(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void on(@Observes MattersReckoned reckoned) {
        add(reckoned.matters());
    }

    private record Assignee(UUID officerId, String post) {}

    private record Heard(
            UUID requestId,
            Instant at,
            Assignee assignee,
            String reason,
            UUID officerId,
            Boolean thanked,
            Integer score) {}

    private record TenureRow(UUID eventId, UUID request, Instant at, UUID officer, String post) {}

    private record SignalRow(
            UUID eventId, UUID request, String kind, Instant at, UUID officer, Integer score) {}

    void on(@Observes HeardOfRequests heard) {
        List<TenureRow> tenures = new ArrayList<>();
        List<SignalRow> signals = new ArrayList<>();
        for (FeedEvent event : heard.events()) {
            if (!TYPES.contains(event.type())) {
                continue;
            }
            Heard data = event.data(Heard.class);
            Instant at = data.at() == null ? event.time() : data.at();
            String kind = signal(event, data);
            if (kind != null) {
                signals.add(
                        new SignalRow(
                                event.id(),
                                data.requestId(),
                                kind,
                                at,
                                data.officerId(),
                                data.score()));
            }
            if (Set.of("request.opened", "request.assigned").contains(event.type())) {
                Assignee assignee = data.assignee();
                tenures.add(
                        new TenureRow(
                                event.id(),
                                data.requestId(),
                                at,
                                assignee == null ? null : assignee.officerId(),
                                assignee == null ? null : assignee.post()));
            }
        }
        put(tenures, signals);
        // Clocks know nothing of signals: nobody else notes that something became known.
        add(signals.stream().map(SignalRow::request).distinct().toList());
    }

    private static String signal(FeedEvent event, Heard data) {
        return switch (event.type()) {
            case "request.rated" -> "RATED";
            case "officer.thanked" -> "THANKED";
            case "request.confirmed" -> Boolean.TRUE.equals(data.thanked()) ? "THANKED" : null;
            case "request.assigned" -> "OBJECTION".equals(data.reason()) ? "OBJECTED" : null;
            default -> null;
        };
    }

    private void put(List<TenureRow> tenures, List<SignalRow> signals) {
        jdbi.useHandle(
                handle -> {
                    if (!tenures.isEmpty()) {
                        handle.createUpdate(
                                        """
                                        insert into tenure (event_id, request, at, officer, post)
                                        select "eventId", request, at, officer, post
                                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                            "eventId" uuid, request uuid, at timestamptz, officer uuid,
                                            post text)
                                        on conflict (event_id) do nothing
                                        """)
                                .bind("rows", Json.write(tenures))
                                .execute();
                    }
                    if (!signals.isEmpty()) {
                        handle.createUpdate(
                                        """
                                        insert into signal (event_id, request, kind, at, officer, score)
                                        select "eventId", request, kind, at, officer, score
                                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                            "eventId" uuid, request uuid, kind text, at timestamptz,
                                            officer uuid, score int)
                                        on conflict (event_id) do nothing
                                        """)
                                .bind("rows", Json.write(signals))
                                .execute();
                    }
                });
    }

    /** Something may have become known of these. */
    void add(Collection<UUID> requests) {
        if (requests.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into score_touch (request)
                                        select unnest(cast(:ids as uuid[]))
                                        """)
                                .bind("ids", requests.toArray(UUID[]::new))
                                .execute());
    }

    /** Takes all touches of some requests; what is touched meanwhile stays for the next time. */
    Set<UUID> take(Collection<UUID> requests) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with taken as (
                                            delete from score_touch
                                            where request = any(cast(:requests as uuid[]))
                                            returning request)
                                        select distinct request from taken
                                        """)
                                .bind("requests", requests.toArray(UUID[]::new))
                                .mapTo(UUID.class)
                                .set());
    }

    /** Which requests the next so many rows touch. */
    Set<UUID> next(int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct request from (
                                            select request from score_touch where not parked
                                            order by id limit :limit) t
                                        """)
                                .bind("limit", limit)
                                .mapTo(UUID.class)
                                .set());
    }

    /** Sets aside what can't be judged, until something more becomes known of the request. */
    void park(UUID request) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update score_touch set parked = true
                                        where request = :request
                                        """)
                                .bind("request", request)
                                .execute());
    }
}
