package org.qunli.request.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;

/** Looks up due times. */
@ApplicationScoped
public class Deadlines {

    private final Jdbi jdbi;

    Deadlines(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The running clocks of each request, by kind; the earliest where one kind runs more than once.
     * A request without a clock so far is left out; one whose clocks all stopped has an empty map.
     */
    public Map<UUID, Map<DeadlineKind, Instant>> running(Collection<UUID> requests) {
        Map<UUID, Map<DeadlineKind, Instant>> due = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select request, kind, running, due_at from request_deadline
                                        where request = any(cast(:requests as uuid[]))
                                        """)
                                .bind("requests", requests.toArray(UUID[]::new))
                                .map(
                                        (row, context) -> {
                                            Map<DeadlineKind, Instant> kinds =
                                                    due.computeIfAbsent(
                                                            row.getObject("request", UUID.class),
                                                            id ->
                                                                    new EnumMap<>(
                                                                            DeadlineKind.class));
                                            if (row.getBoolean("running")) {
                                                kinds.merge(
                                                        DeadlineKind.valueOf(row.getString("kind")),
                                                        row.getTimestamp("due_at").toInstant(),
                                                        (a, b) -> a.isBefore(b) ? a : b);
                                            }
                                            return kinds;
                                        })
                                .list());
        return due;
    }

    /** How long the zone's policy gives for each kind; empty where no policy is known. */
    public Map<DeadlineKind, Duration> policy(UUID zone, Category category, Priority priority) {
        Map<DeadlineKind, Duration> durations = new EnumMap<>(DeadlineKind.class);
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select kind, duration from policy_duration
                                        where zone = :zone and category = :category
                                          and priority = :priority
                                        """)
                                .bind("zone", zone)
                                .bind("category", category.name())
                                .bind("priority", priority.name())
                                .map(
                                        (row, context) ->
                                                durations.put(
                                                        DeadlineKind.valueOf(row.getString("kind")),
                                                        Duration.parse(row.getString("duration"))))
                                .list());
        return durations;
    }

    /** Which of the requests are being coordinated beyond the group. */
    public Set<UUID> coordinated(Collection<UUID> requests) {
        return new HashSet<>(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select distinct request from coordination
                                                where running
                                                  and request = any(cast(:requests as uuid[]))
                                                """)
                                        .bind("requests", requests.toArray(UUID[]::new))
                                        .mapTo(UUID.class)
                                        .list()));
    }
}
