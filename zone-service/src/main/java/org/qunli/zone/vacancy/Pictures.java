package org.qunli.zone.vacancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.zone.sealing.ControlLevel;
import org.qunli.zone.sealing.ZoneStatus;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** Reads the rosters of many zones over a period, a statement for each kind of row. */
@ApplicationScoped
class Pictures {

    private static final String TERMS =
            """
            select t.zone_id, t.officer_id, t.post, t.stand_in, t.introduced_at, t.valid_from, t.valid_until,
                exists (select 1 from chat_identity c
                    where c.holder_id = t.officer_id and c.holder_kind = 'OFFICER') as has_chat_id,
                (select min(d.starts_at) from duty d
                    where d.zone_id = t.zone_id and d.officer_id = t.officer_id
                        and d.starts_at >= coalesce(r.rostered_at, r.created_at)) as first_duty
            from roster_term t
            join roster_entry r using (zone_id, officer_id)
            where t.zone_id = any(cast(:zones as uuid[])) and t.valid_from < :to
                and coalesce(t.valid_until, 'infinity') > :from
            """;

    private static final String STINTS =
            """
            select d.zone_id, d.officer_id, coalesce(d.posts, array[r.post]) as posts,
                coalesce(d.duties, r.duties) as duties, d.starts_at, d.ends_at
            from duty d
            join roster_entry r using (zone_id, officer_id)
            where d.zone_id = any(cast(:zones as uuid[])) and d.starts_at < :to and d.ends_at > :from
            """;

    private static final String ABSENCES =
            """
            select zone_id, officer_id, starts_at,
                least(ends_at, case state when 'CANCELLED' then settled_at end) as ends_at
            from roster_deviation
            where zone_id = any(cast(:zones as uuid[])) and kind = 'ABSENCE' and starts_at < :to and ends_at > :from
                and state in ('IN_FORCE', 'CANCELLED')
            """;

    private final Jdbi jdbi;

    Pictures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Of<T>(UUID zone, T row) {}

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** One picture for each zone that there is. */
    List<Picture> of(Collection<UUID> zones, Instant from, Instant to) {
        return jdbi.withHandle(
                handle -> {
                    Rows rows = new Rows(handle, zones, from, to);
                    Map<UUID, List<Picture.Term>> terms = rows.read(TERMS, Pictures::term);
                    Map<UUID, List<Picture.Stint>> stints = rows.read(STINTS, Pictures::stint);
                    Map<UUID, List<Picture.Away>> absences = rows.read(ABSENCES, Pictures::away);
                    return handle.createQuery(
                                    """
                                    select id, district, level, status, effective_at from zone
                                    where id = any(cast(:zones as uuid[]))
                                    """)
                            .bind("zones", zones.toArray(UUID[]::new))
                            .map(
                                    (row, context) -> {
                                        UUID id = row.getObject("id", UUID.class);
                                        return new Picture(
                                                id,
                                                row.getString("district"),
                                                ControlLevel.valueOf(row.getString("level")),
                                                ZoneStatus.valueOf(row.getString("status")),
                                                instant(row, "effective_at"),
                                                terms.getOrDefault(id, List.of()),
                                                stints.getOrDefault(id, List.of()),
                                                absences.getOrDefault(id, List.of()));
                                    })
                            .list();
                });
    }

    private record Rows(Handle handle, Collection<UUID> zones, Instant from, Instant to) {

        <T> Map<UUID, List<T>> read(String sql, Reading<T> reading) {
            return handle
                    .createQuery(sql)
                    .bind("zones", zones.toArray(UUID[]::new))
                    .bind("from", from)
                    .bind("to", to)
                    .map(
                            (row, context) ->
                                    new Of<>(row.getObject("zone_id", UUID.class), reading.of(row)))
                    .list()
                    .stream()
                    .collect(
                            Collectors.groupingBy(
                                    Of::zone, Collectors.mapping(Of::row, Collectors.toList())));
        }
    }

    private static Picture.Term term(ResultSet row) throws SQLException {
        return new Picture.Term(
                row.getObject("officer_id", UUID.class),
                Post.valueOf(row.getString("post")),
                row.getBoolean("stand_in"),
                instant(row, "introduced_at"),
                row.getBoolean("has_chat_id"),
                instant(row, "first_duty"),
                instant(row, "valid_from"),
                instant(row, "valid_until"));
    }

    private static Picture.Stint stint(ResultSet row) throws SQLException {
        return new Picture.Stint(
                row.getObject("officer_id", UUID.class),
                array(row, "posts", Post::valueOf),
                array(row, "duties", Category::valueOf),
                instant(row, "starts_at"),
                instant(row, "ends_at"));
    }

    private static Picture.Away away(ResultSet row) throws SQLException {
        return new Picture.Away(
                row.getObject("officer_id", UUID.class),
                instant(row, "starts_at"),
                instant(row, "ends_at"));
    }

    private static <T> List<T> array(ResultSet row, String column, Function<String, T> read)
            throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).map(read).toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
