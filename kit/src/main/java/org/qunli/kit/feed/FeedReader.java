package org.qunli.kit.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.time.DatabaseClock;

/**
 * Reads the log in the order {@code (tx, id)} and only below the horizon {@code
 * pg_snapshot_xmin(pg_current_snapshot())}: no transaction that is still running can put an event
 * before the cursor. A hidden event changes neither a reader's page nor its {@code next}.
 */
@ApplicationScoped
class FeedReader {

    /** What a reader may see: services everything, others within their claims. */
    private static final String VISIBLE =
            """
            e.audience && cast(:audiences as text[])
            and (:service or (
                e.district = any (cast(:districts as text[]))
                and (cardinality(cast(:zones as uuid[])) = 0 or e.zone = any (cast(:zones as uuid[])))
                and (not e.audience && array ['FRONTENDS', 'PERSON']
                     or e.channel && cast(:channels as text[]))))
            and (cardinality(cast(:types as text[])) = 0 or e.type = any (cast(:types as text[])))
            """;

    private static final String PAGE =
            """
            (select e.tx, e.id, e.event_id, e.type, e.subject, e.subject_version,
                   case when :service then coalesce(
                       (select max(b.subject_version) from event b
                        where b.subject = e.subject and b.subject_version < e.subject_version), 0)
                   end as subject_after,
                   e.ends, e.district, e.zone,
                   e.occurred_at, e.tx_at, e.data, e.shown, p.data as personal,
                   null::timestamptz as waiting
            from event e left join event_personal p on p.event_id = e.event_id
            where e.tx < pg_snapshot_xmin(pg_current_snapshot())
              and (e.tx, e.id) > (cast(:tx as xid8), :id)
              and %1$s
            order by e.tx, e.id
            limit :limit)
            union all
            select null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                   null, min(e.tx_at)
            from event e
            where e.tx >= pg_snapshot_xmin(pg_current_snapshot()) and %1$s
            having min(e.tx_at) is not null
            """
                    .formatted(VISIBLE);

    private final Jdbi jdbi;

    private final Cursors cursors;

    private final String feed;

    FeedReader(Jdbi jdbi, Cursors cursors, @ConfigProperty(name = "qunli.feed.name") String feed) {
        this.jdbi = jdbi;
        this.cursors = cursors;
        this.feed = feed;
    }

    /** A row of the log, or only when a committed event waits above the horizon. */
    private record Row(String tx, long id, Instant txAt, CloudEvent event, Instant waiting) {}

    /**
     * The events after the cursor.
     *
     * @param after sealed cursor, or null for the beginning
     * @param limit how many at most
     * @param types only these, or all if empty
     */
    FeedPage read(Reader reader, String after, int limit, Set<String> types) {
        return jdbi.withHandle(handle -> read(handle, reader, after, limit, types));
    }

    private FeedPage read(
            Handle handle, Reader reader, String after, int limit, Set<String> types) {
        long timeline = timeline(handle);
        Position from =
                after == null || after.isEmpty()
                        ? Position.start(timeline)
                        : Position.open(cursors, feed, after);
        FeedTimelines.check(handle, from, timeline, cursors, feed);
        // Before the snapshot of the next statement: whatever committed by then is visible in it.
        Instant now = DatabaseClock.read(handle);
        List<Row> rows = rows(handle, reader, from, limit, types);
        Optional<Instant> waiting =
                rows.stream().filter(r -> r.waiting() != null).map(Row::waiting).findFirst();
        List<Row> page = rows.stream().filter(r -> r.event() != null).toList();
        if (page.size() > limit) {
            page = page.subList(0, limit);
            Row last = page.get(limit - 1);
            return page(page, timeline, after, last.txAt());
        }
        return page(page, timeline, after, waiting.filter(now::isAfter).orElse(now));
    }

    private FeedPage page(List<Row> rows, long timeline, String after, Instant asOf) {
        String next = after == null || after.isEmpty() ? null : after;
        if (!rows.isEmpty()) {
            Row last = rows.get(rows.size() - 1);
            next =
                    new Position(timeline, last.tx(), last.id(), last.event().id())
                            .seal(cursors, feed);
        } else if (next == null) {
            next = Position.start(timeline).seal(cursors, feed);
        }
        return new FeedPage(rows.stream().map(Row::event).toList(), next, asOf, false);
    }

    private List<Row> rows(
            Handle handle, Reader reader, Position from, int limit, Set<String> types) {
        return handle.createQuery(PAGE)
                .bind(
                        "audiences",
                        reader.audiences().stream().map(Enum::name).toArray(String[]::new))
                .bind("service", reader.isService())
                .bind("districts", reader.districts().toArray(String[]::new))
                .bind("zones", reader.zones().toArray(UUID[]::new))
                .bind("channels", reader.channels().toArray(String[]::new))
                .bind("types", types.toArray(String[]::new))
                .bind("tx", from.tx())
                .bind("id", from.id())
                .bind("limit", limit + 1)
                .map((row, context) -> row(row, reader))
                .list();
    }

    private Row row(ResultSet row, Reader reader) throws SQLException {
        java.sql.Timestamp waiting = row.getTimestamp("waiting");
        if (waiting != null) {
            return new Row(null, 0, null, null, waiting.toInstant());
        }
        CloudEvent event =
                new CloudEvent(
                        "1.0",
                        row.getObject("event_id", UUID.class),
                        "/v1/events/" + feed,
                        row.getString("type"),
                        row.getString("subject"),
                        row.getTimestamp("occurred_at").toInstant(),
                        "application/json",
                        row.getString("district"),
                        row.getObject("zone", UUID.class),
                        reader.isService() ? row.getObject("subject_version", Long.class) : null,
                        row.getObject("subject_after", Long.class),
                        reader.isService() && row.getBoolean("ends") ? true : null,
                        dataFor(row, reader));
        return new Row(
                row.getString("tx"),
                row.getLong("id"),
                row.getTimestamp("tx_at").toInstant(),
                event,
                null);
    }

    private static JsonNode dataFor(ResultSet row, Reader reader) throws SQLException {
        String shown = row.getString("shown");
        if (!reader.isService() && shown != null) {
            return Json.tree(shown);
        }
        JsonNode data = Json.tree(row.getString("data"));
        String personal = row.getString("personal");
        if (reader.isService() && personal != null && data instanceof ObjectNode object) {
            object.set("personal", Json.tree(personal));
        }
        return data;
    }

    /** The timeline that the server writes on now: a promoted or restored server has another. */
    static long timeline(Handle handle) {
        return handle.createQuery(
                        "select ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint")
                .mapTo(long.class)
                .one();
    }
}
