package org.qunli.supervision.watch;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who looked at what: written once, never changed. */
@ApplicationScoped
class Looks {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
                                                    path, about)
                                                values (:id, :at, :subject, cast(:districts as text[]),
                                                    :operation, :path, cast(:about as uuid[]))
                                                """)
                                        .bind("id", UuidCreator.getTimeOrderedEpoch())
                                        .bind("at", now)
                                        .bind("subject", subject)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .bind("operation", operation)
                                        .bind("path", path)
                                        .bind("about", idsIn(path))
                                        .execute());
    }

    private static UUID[] idsIn(String path) {
        return ID.matcher(path)
                .results()
                .map(found -> UUID.fromString(found.group()))
                .distinct()
                .toArray(UUID[]::new);
    }

    /** Newest first, of supervisors of these districts. */
    List<Look> list(Collection<String> districts, LookQuery filter, UUID before, int rows) {
        return watch.jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id, at, subject, operation, path from look
                                                where districts && cast(:districts as text[])
                                                  and (cast(:subject as text) is null or subject = :subject)
                                                  and (cast(:operation as text) is null
                                                       or operation = :operation)
                                                  and (cast(:about as uuid) is null
                                                       or about @> array[cast(:about as uuid)])
                                                  and (cast(:from as timestamptz) is null or at >= :from)
                                                  and (cast(:to as timestamptz) is null or at < :to)
                                                  and (cast(:before as uuid) is null or id < :before)
                                                order by id desc limit :rows
                                                """)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .bind("subject", filter.supervisor())
                                        .bind("operation", filter.operation())
                                        .bind("about", filter.about())
                                        .bind("from", filter.from())
                                        .bind("to", filter.to())
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
