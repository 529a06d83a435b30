package org.qunli.supervision.watch;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who looked at what: written once, never changed. */
@ApplicationScoped
class Looks {

    private final WatchDatabase watch;

    Looks(WatchDatabase watch) {
        this.watch = watch;
    }

    record Look(UUID id, Instant at, String subject, String operation, String path) {}

    void record(
            String subject,
            Collection<String> districts,
            String operation,
            String path,
            Instant now) {
        watch.jdbi()
                .useHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into look (id, at, subject, districts, operation,
                                                    path)
                                                values (:id, :at, :subject, cast(:districts as text[]),
                                                    :operation, :path)
                                                """)
                                        .bind("id", UuidCreator.getTimeOrderedEpoch())
                                        .bind("at", now)
                                        .bind("subject", subject)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .bind("operation", operation)
                                        .bind("path", path)
                                        .execute());
    }

    /** Newest first, of supervisors of these districts. */
    List<Look> list(Collection<String> districts, UUID before, int rows) {
        return watch.jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id, at, subject, operation, path from look
                                                where districts && cast(:districts as text[])
                                                  and (cast(:before as uuid) is null or id < :before)
                                                order by id desc limit :rows
                                                """)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .bind("before", before)
                                        .bind("rows", rows)
                                        .map(
                                                (row, context) ->
                                                        new Look(
                                                                row.getObject("id", UUID.class),
                                                                row.getObject(
                                                                                "at",
                                                                                OffsetDateTime
                                                                                        .class)
                                                                        .toInstant(),
                                                                row.getString("subject"),
                                                                row.getString("operation"),
                                                                row.getString("path")))
                                        .list());
    }
}
