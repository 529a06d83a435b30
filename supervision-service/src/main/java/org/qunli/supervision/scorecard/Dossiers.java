package org.qunli.supervision.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads what is known of requests, a set in each statement. */
@ApplicationScoped
class Dossiers {

    private final Jdbi jdbi;

    Dossiers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Head(UUID request, String district, UUID zone, String timeZone) {}

    List<Dossier> of(Collection<UUID> requests) {
        UUID[] ids = requests.toArray(UUID[]::new);
        return jdbi.withHandle(handle -> of(handle, ids));
    }

    private static List<Dossier> of(Handle handle, UUID[] ids) {
        List<Head> heads =
                handle.createQuery(
                                """
                                select m.id, m.district, m.zone, coalesce(d.time_zone, 'UTC') as time_zone
                                from matter m left join district d on d.code = m.district
                                where m.id = any(cast(:ids as uuid[])) and m.about = 'REQUEST'
                                """)
                        .bind("ids", ids)
                        .map(
                                (row, context) ->
                                        new Head(
                                                row.getObject("id", UUID.class),
                                                row.getString("district"),
                                                row.getObject("zone", UUID.class),
                                                row.getString("time_zone")))
                        .list();
        Map<UUID, List<Dossier.Event>> events =
                read(
                        handle,
                        """
                        select matter as request, type, at, cycle, officer,
                            coalesce(template_only, false) as template_only
                        from fact where matter = any(cast(:ids as uuid[])) order by matter, at, seq
                        """,
                        ids,
                        (row, context) ->
                                new Dossier.Event(
                                        row.getString("type"),
                                        instant(row, "at"),
                                        row.getInt("cycle"),
                                        row.getObject("officer", UUID.class),
                                        row.getBoolean("template_only")));
        Map<UUID, List<Dossier.Clock>> clocks =
                read(
                        handle,
                        """
                        select matter as request, kind, cycle, round, started_at, due_at, stopped_at,
                            outcome, overdue_at is not null and not unconfirmed as overdue
                        from clock where matter = any(cast(:ids as uuid[]))
                        order by matter, started_at, kind, round
                        """,
                        ids,
                        (row, context) ->
                                new Dossier.Clock(
                                        row.getString("kind"),
                                        row.getInt("cycle"),
                                        row.getInt("round"),
                                        instant(row, "started_at"),
                                        instant(row, "due_at"),
                                        instant(row, "stopped_at"),
                                        row.getString("outcome"),
                                        row.getBoolean("overdue")));
        Map<UUID, List<Dossier.Tenure>> tenures =
                read(
                        handle,
                        """
                        select request, at, officer, post from tenure
                        where request = any(cast(:ids as uuid[])) order by request, seq
                        """,
                        ids,
                        (row, context) ->
                                new Dossier.Tenure(
                                        instant(row, "at"),
                                        row.getObject("officer", UUID.class),
                                        row.getString("post")));
        Map<UUID, List<Dossier.Signal>> signals =
                read(
                        handle,
                        """
                        select request, kind, at, officer, score from signal
                        where request = any(cast(:ids as uuid[])) order by request, seq
                        """,
                        ids,
                        (row, context) ->
                                new Dossier.Signal(
                                        row.getString("kind"),
                                        instant(row, "at"),
                                        row.getObject("officer", UUID.class),
                                        row.getObject("score", Integer.class)));
        Map<UUID, String> units =
                units(handle, events.values(), tenures.values(), signals.values());
        Set<UUID> excluded =
                handle.createQuery(
                                """
                                select request from exclusion
                                where request = any(cast(:ids as uuid[])) and state = 'APPROVED'
                                """)
                        .bind("ids", ids)
                        .mapTo(UUID.class)
                        .set();
        return heads.stream()
                .map(
                        head ->
                                new Dossier(
                                        head.request(),
                                        head.district(),
                                        head.zone(),
                                        ZoneId.of(head.timeZone()),
                                        events.getOrDefault(head.request(), List.of()),
                                        clocks.getOrDefault(head.request(), List.of()),
                                        tenures.getOrDefault(head.request(), List.of()),
                                        signals.getOrDefault(head.request(), List.of()),
                                        units,
                                        excluded.contains(head.request())))
                .toList();
    }

    private static Map<UUID, String> units(
            Handle handle,
            Collection<List<Dossier.Event>> events,
            Collection<List<Dossier.Tenure>> tenures,
            Collection<List<Dossier.Signal>> signals) {
        Set<UUID> officers = new HashSet<>();
        events.forEach(of -> of.forEach(e -> officers.add(e.officer())));
        tenures.forEach(of -> of.forEach(t -> officers.add(t.officer())));
        signals.forEach(of -> of.forEach(s -> officers.add(s.officer())));
        officers.remove(null);
        return handle
                .createQuery(
                        """
                        select id, unit from officer
                        where id = any(cast(:ids as uuid[])) and unit is not null
                        """)
                .bind("ids", officers.toArray(UUID[]::new))
                .map(
                        (row, context) ->
                                Map.entry(row.getObject("id", UUID.class), row.getString("unit")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> Map<UUID, List<T>> read(
            Handle handle, String sql, UUID[] ids, RowMapper<T> mapper) {
        return handle
                .createQuery(sql)
                .bind("ids", ids)
                .map(
                        (row, context) ->
                                Map.entry(
                                        row.getObject("request", UUID.class),
                                        mapper.map(row, context)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
