package org.qunli.request.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;

/** Writes clocks, policies and escalations as the supervision feed tells them. */
@ApplicationScoped
public class DeadlineRows {

    private static final Set<String> KINDS =
            Arrays.stream(DeadlineKind.values()).map(Enum::name).collect(Collectors.toSet());

    private final Jdbi jdbi;

    DeadlineRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record About(String kind, UUID id) {}

    record Told(UUID clockId, About about, String kind, int cycle, Instant dueAt) {}

    record Row(String category, String priority, String kind, String duration) {}

    record Policy(UUID zoneId, List<Row> rows) {}

    record Escalation(UUID escalationId, UUID requestId) {}

    /** Takes an event of the feed; what is none of ours is left alone. */
    public void apply(FeedEvent event) {
        switch (event.type()) {
            case "clock.started", "clock.moved", "clock.overdue" ->
                    put(event.data(Told.class), true);
            case "clock.stopped" -> put(event.data(Told.class), false);
            case "policy.flattened" -> put(event.data(Policy.class));
            case "escalation.opened" -> put(event.data(Escalation.class), true);
            case "escalation.closed" -> put(event.data(Escalation.class), false);
            default -> {
                // A newer supervision-service may tell more than this release knows.
            }
        }
    }

    private void put(Told clock, boolean running) {
        if (!"REQUEST".equals(clock.about().kind()) || !KINDS.contains(clock.kind())) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into request_deadline (clock, request, kind, cycle, due_at, running)
                                        values (:clock, :request, :kind, :cycle, :dueAt, :running)
                                        on conflict (clock) do update
                                        set due_at = excluded.due_at, running = excluded.running
                                        """)
                                .bind("clock", clock.clockId())
                                .bind("request", clock.about().id())
                                .bind("kind", clock.kind())
                                .bind("cycle", clock.cycle())
                                .bind("dueAt", clock.dueAt())
                                .bind("running", running)
                                .execute());
    }

    private void put(Policy policy) {
        List<Row> rows =
                policy.rows().stream()
                        .filter(row -> KINDS.contains(row.kind()))
                        .filter(row -> row.category() != null && row.priority() != null)
                        .peek(row -> Duration.parse(row.duration()))
                        .toList();
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate("delete from policy_duration where zone = :zone")
                            .bind("zone", policy.zoneId())
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into policy_duration (zone, category, priority, kind, duration)
                                    select cast(:zone as uuid), p.category, p.priority, p.kind, p.duration
                                    from unnest(cast(:categories as text[]), cast(:priorities as text[]),
                                                cast(:kinds as text[]), cast(:durations as text[]))
                                        as p (category, priority, kind, duration)
                                    on conflict do nothing
                                    """)
                            .bind("zone", policy.zoneId())
                            .bind("categories", column(rows, Row::category))
                            .bind("priorities", column(rows, Row::priority))
                            .bind("kinds", column(rows, Row::kind))
                            .bind("durations", column(rows, Row::duration))
                            .execute();
                });
    }

    private static String[] column(List<Row> rows, java.util.function.Function<Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private void put(Escalation escalation, boolean running) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into coordination (escalation, request, running)
                                        values (:escalation, :request, :running)
                                        on conflict (escalation) do update set running = excluded.running
                                        """)
                                .bind("escalation", escalation.escalationId())
                                .bind("request", escalation.requestId())
                                .bind("running", running)
                                .execute());
    }
}
