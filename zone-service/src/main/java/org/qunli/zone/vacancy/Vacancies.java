package org.qunli.zone.vacancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** The holes that were told of. Written while the zone's row in zone_watch is locked. */
@ApplicationScoped
class Vacancies {

    private final Jdbi jdbi;

    Vacancies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A hole of one zone. */
    record ZoneHole(UUID zoneId, Hole hole) {}

    /** What is open in these zones. */
    Map<UUID, List<Vacancy>> open(Collection<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        select id, zone_id, district, post, category, officer_id, reason, since
                                        from vacancy
                                        where zone_id = any(cast(:zones as uuid[])) and closed_at is null
                                        order by id
                                        """)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .map((row, context) -> vacancy(row))
                                .list()
                                .stream()
                                .collect(Collectors.groupingBy(Vacancy::zoneId)));
    }

    private static Vacancy vacancy(ResultSet row) throws SQLException {
        String post = row.getString("post");
        String category = row.getString("category");
        return new Vacancy(
                row.getObject("id", UUID.class),
                row.getObject("zone_id", UUID.class),
                row.getString("district"),
                new Hole(
                        post == null ? null : Post.valueOf(post),
                        category == null ? null : Category.valueOf(category),
                        row.getObject("officer_id", UUID.class)),
                GapReason.valueOf(row.getString("reason")),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    /**
     * When the last duty ended that filled the hole, by {@code now}; a hole that nobody filled
     * before is left out.
     */
    Map<ZoneHole, Instant> filledUntil(List<ZoneHole> holes, Instant now) {
        Map<ZoneHole, Instant> found = new HashMap<>();
        if (holes.isEmpty()) {
            return found;
        }
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.nr, max(d.ends_at) as ends_at
                                        from unnest(cast(:zones as uuid[]), cast(:posts as text[]),
                                                cast(:categories as text[]))
                                            with ordinality as h (zone_id, post, category, nr)
                                        join duty d on d.zone_id = h.zone_id and d.ends_at <= :now
                                            and (h.post = any(d.posts) or h.category = any(d.duties))
                                        where not exists (
                                            select 1 from duty n
                                            where n.zone_id = d.zone_id and n.officer_id = d.officer_id
                                                and n.starts_at = d.ends_at
                                                and (h.post = any(n.posts) or h.category = any(n.duties)))
                                        group by h.nr
                                        """)
                                .bind("zones", ids(holes, ZoneHole::zoneId))
                                .bind("posts", texts(holes, hole -> hole.hole().post()))
                                .bind("categories", texts(holes, hole -> hole.hole().category()))
                                .bind("now", now)
                                .map(
                                        (row, context) ->
                                                found.put(
                                                        holes.get(row.getInt("nr") - 1),
                                                        row.getObject(
                                                                        "ends_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant()))
                                .list());
        return found;
    }

    void insert(List<Vacancy> opened) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into vacancy (id, zone_id, district, post, category, officer_id, reason,
                                            since)
                                        select * from unnest(cast(:ids as uuid[]), cast(:zones as uuid[]),
                                            cast(:districts as text[]), cast(:posts as text[]),
                                            cast(:categories as text[]), cast(:officers as uuid[]),
                                            cast(:reasons as text[]), cast(:since as timestamptz[]))
                                        """)
                                .bind("ids", ids(opened, Vacancy::id))
                                .bind("zones", ids(opened, Vacancy::zoneId))
                                .bind("districts", texts(opened, Vacancy::district))
                                .bind("posts", texts(opened, v -> v.hole().post()))
                                .bind("categories", texts(opened, v -> v.hole().category()))
                                .bind("officers", ids(opened, v -> v.hole().officerId()))
                                .bind("reasons", texts(opened, Vacancy::reason))
                                .bind("since", texts(opened, Vacancy::since))
                                .execute());
    }

    void close(Map<UUID, Vacancy.Outcome> closed, Instant now) {
        List<Map.Entry<UUID, Vacancy.Outcome>> rows = List.copyOf(closed.entrySet());
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update vacancy set closed_at = :now, outcome = c.outcome
                                        from unnest(cast(:ids as uuid[]), cast(:outcomes as text[])) as c (id, outcome)
                                        where vacancy.id = c.id
                                        """)
                                .bind("now", now)
                                .bind("ids", ids(rows, Map.Entry::getKey))
                                .bind("outcomes", texts(rows, Map.Entry::getValue))
                                .execute());
    }

    private static <T> UUID[] ids(List<T> rows, Function<T, UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, ?> text) {
        return rows.stream()
                .map(row -> text.apply(row) == null ? null : text.apply(row).toString())
                .toArray(String[]::new);
    }
}
