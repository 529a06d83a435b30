package org.qunli.kit.feed;

import com.fasterxml.jackson.databind.util.RawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What one statement, and so one snapshot of the database, tells a reader of the log.
 *
 * @param rows the events after the place, at most as many as asked for
 * @param waitingSince start of the oldest transaction of which a committed event waits above the
 *     horizon; null if none does
 * @param mark the transaction up to which the log is compacted; 0 for none
 * @param horizon no transaction before this one is still running
 * @param top for a service that leaves kinds of subjects out; otherwise null
 */
record LogPage(List<Row> rows, Instant waitingSince, long mark, long horizon, Top top) {

    /** Where the last event below the horizon stands, whatever its kind. */
    record Top(String tx, long id, UUID event) {

        private static Top of(String place) {
            if (place == null) {
                return null;
            }
            String[] parts = place.split("/");
            return new Top(parts[0], Long.parseLong(parts[1]), UUID.fromString(parts[2]));
        }
    }

    /** An event where it stands. */
    record Row(String tx, long id, Instant txAt, CloudEvent event) {}

    private static final String WITHIN_CLAIMS =
            """
            (cardinality(cast(:zones as uuid[])) = 0 or e.zone = any (cast(:zones as uuid[])))
            and (cardinality(cast(:types as text[])) = 0 or e.type = any (cast(:types as text[])))
            and (cardinality(cast(:kinds as text[])) = 0
                 or split_part(e.subject, '/', 1) = any (cast(:kinds as text[])))
            """;

    private static final String COLUMNS =
            """
            e.tx, e.id, e.event_id, e.type, e.subject, e.district, e.zone, e.occurred_at, e.tx_at
            """;

    /** The last row holds no event: what waits, the mark, the horizon, the last event's place. */
    private static final String LAST_ROW =
            """
            union all
            select pg_snapshot_xmin(pg_current_snapshot()), null, null, (%2$s), null, null, null, null,
                   (%1$s), null, null, null, null, (select tx from event_mark)
            order by tx, id nulls last
            """;

    /** Only for who leaves kinds out: others would learn of events that are hidden from them. */
    private static final String TOP =
            """
            select t.tx || '/' || t.id || '/' || t.event_id
            from event t
            where cardinality(cast(:kinds as text[])) > 0
              and t.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by t.tx desc, t.id desc limit 1
            """;

    private static final String FOR_SERVICES =
            """
            (select %1$s, coalesce(
                       (select e.data || jsonb_build_object('personal', p.data)
                        from event_personal p where p.event_id = e.event_id), e.data) as data,
                   e.subject_version, e.ends,
                   case when e.subject_version > 1 then coalesce(
                       (select max(b.subject_version) from event b
                        where b.subject = e.subject and b.subject_version < e.subject_version), 0)
                   else 0 end as subject_after,
                   null::xid8 as mark
            from event e
            where e.tx < pg_snapshot_xmin(pg_current_snapshot())
              and (e.tx, e.id) > (cast(:tx as xid8), :id)
              and %2$s
            order by e.tx, e.id
            limit :limit)
            """
                            .formatted(COLUMNS, WITHIN_CLAIMS)
                    + LAST_ROW.formatted(
                            """
                            select min(e.tx_at) from event e
                            where e.tx >= pg_snapshot_xmin(pg_current_snapshot()) and %s
                            """
                                    .formatted(WITHIN_CLAIMS),
                            TOP);

    /** Along the reader's own routes, so that nobody else's events are passed by. */
    private static final String FOR_OTHERS =
            """
            (select %1$s, coalesce(e.shown, e.data) as data, null::bigint as subject_version,
                    false as ends, null::bigint as subject_after, null::xid8 as mark
            from (select distinct x.tx, x.id
                  from unnest(cast(:routes as text[])) as r (route)
                  cross join unnest(cast(:districts as text[])) as d (district)
                  cross join lateral (
                      select o.tx, o.id
                      from event_route o join event e on e.tx = o.tx and e.id = o.id
                      where o.route = r.route and o.district = d.district
                        and o.tx < pg_snapshot_xmin(pg_current_snapshot())
                        and (o.tx, o.id) > (cast(:tx as xid8), :id)
                        and %2$s
                      order by o.tx, o.id
                      limit :limit) as x
                  order by x.tx, x.id
                  limit :limit) as mine
            join event e on e.tx = mine.tx and e.id = mine.id
            order by e.tx, e.id)
            """
                            .formatted(COLUMNS, WITHIN_CLAIMS)
                    + LAST_ROW.formatted(
                            """
                            select min(e.tx_at)
                            from unnest(cast(:routes as text[])) as r (route)
                            cross join unnest(cast(:districts as text[])) as d (district)
                            join event_route o on o.route = r.route and o.district = d.district
                             and o.tx >= pg_snapshot_xmin(pg_current_snapshot())
                            join event e on e.tx = o.tx and e.id = o.id
                            where %s
                            """
                                    .formatted(WITHIN_CLAIMS),
                            "null");

    static LogPage read(
            Handle handle, Reader reader, String source, Position from, int limit, Wanted wanted) {
        List<Object> found =
                handle.createQuery(reader.isService() ? FOR_SERVICES : FOR_OTHERS)
                        .bind("routes", reader.routes().toArray(String[]::new))
                        .bind("districts", reader.districts().toArray(String[]::new))
                        .bind("zones", reader.isService() ? new UUID[0] : zonesOf(reader))
                        .bind("types", wanted.types().toArray(String[]::new))
                        .bind("kinds", wanted.kinds().toArray(String[]::new))
                        .bind("tx", from.tx())
                        .bind("id", from.id())
                        .bind("limit", limit)
                        .map((row, context) -> row(row, source))
                        .list();
        // Its transaction is the horizon: it sorts behind the others.
        LogPage about = (LogPage) found.get(found.size() - 1);
        List<Row> rows = found.subList(0, found.size() - 1).stream().map(Row.class::cast).toList();
        return new LogPage(rows, about.waitingSince(), about.mark(), about.horizon(), about.top());
    }

    private static UUID[] zonesOf(Reader reader) {
        return reader.zones().toArray(UUID[]::new);
    }

    private static Object row(ResultSet row, String source) throws SQLException {
        UUID id = row.getObject("event_id", UUID.class);
        Timestamp txAt = row.getTimestamp("tx_at");
        if (id == null) {
            String mark = row.getString("mark");
            return new LogPage(
                    List.of(),
                    txAt == null ? null : txAt.toInstant(),
                    mark == null ? 0 : Long.parseUnsignedLong(mark),
                    Long.parseUnsignedLong(row.getString("tx")),
                    Top.of(row.getString("type")));
        }
        CloudEvent event =
                new CloudEvent(
                        "1.0",
                        id,
                        source,
                        row.getString("type"),
                        row.getString("subject"),
                        row.getTimestamp("occurred_at").toInstant(),
                        "application/json",
                        row.getString("district"),
                        row.getObject("zone", UUID.class),
                        row.getObject("subject_version", Long.class),
                        row.getObject("subject_after", Long.class),
                        row.getBoolean("ends") ? true : null,
                        new RawValue(row.getString("data")));
        return new Row(row.getString("tx"), row.getLong("id"), txAt.toInstant(), event);
    }
}
