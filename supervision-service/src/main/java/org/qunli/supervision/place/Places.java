package org.qunli.supervision.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;

/** Looks things up in the copy. Every answer may be empty: feeds arrive when they arrive. */
@ApplicationScoped
public class Places {

    private final Jdbi jdbi;

    Places(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One zone. */
    public Optional<Zone> zone(UUID id) {
        return zones(Set.of(id)).stream().findFirst();
    }

    /** Those of the zones that are known. */
    public List<Zone> zones(Collection<UUID> ids) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, district, name_zh, name_en, level from zone
                                        where id = any(cast(:ids as uuid[])) order by id
                                        """)
                                .bind("ids", ids.toArray(UUID[]::new))
                                .map((row, context) -> zone(row))
                                .list());
    }

    /** The district of an officer. */
    public Optional<String> districtOf(UUID officer) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select district from officer where id = :id")
                                .bind("id", officer)
                                .mapTo(String.class)
                                .findOne());
    }

    /** All zones of a district. */
    public List<Zone> zonesOf(String district) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, district, name_zh, name_en, level from zone
                                        where district = :district order by id
                                        """)
                                .bind("district", district)
                                .map((row, context) -> zone(row))
                                .list());
    }

    /** How many households each zone of a district has, as far as that is known. */
    public Map<UUID, Long> households(String district) {
        return counts(
                """
                select h.zone::text as key, h.households as n from zone_size h
                join zone z on z.id = h.zone where z.district = :district
                """,
                district,
                UUID::fromString);
    }

    /** How many officers each work unit and each post of a district has. */
    public Map<String, Long> staff(String district) {
        return counts(
                """
                select unit as key, count(*) as n from officer
                where district = :district and active and unit is not null group by unit
                union all
                select r.post, count(distinct r.officer) from roster r
                join zone z on z.id = r.zone
                where z.district = :district and r.active group by r.post
                """,
                district,
                Function.identity());
    }

    private <K> Map<K, Long> counts(String query, String district, Function<String, K> key) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(query)
                                        .bind("district", district)
                                        .map(
                                                (row, context) ->
                                                        Map.entry(
                                                                key.apply(row.getString("key")),
                                                                row.getLong("n")))
                                        .list())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::min));
    }

    private static Zone zone(ResultSet row) throws SQLException {
        return new Zone(
                row.getObject("id", UUID.class),
                row.getString("district"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("level"));
    }

    /** The district's local time, for words to people; UTC where the district isn't known yet. */
    public ZoneId timeZone(String district) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select time_zone from district where code = :code")
                                .bind("code", district)
                                .mapTo(String.class)
                                .findOne()
                                .map(ZoneId::of)
                                .orElse(ZoneId.of("UTC")));
    }

    /** Who serves these zones at {@code at}, in the order of standing in. */
    public List<OnDuty> onDuty(Collection<UUID> zones, Instant at) {
        List<OnDuty> found =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select distinct r.zone, r.officer,
                                                    coalesce(d.posts[1], r.post) as post,
                                                    coalesce(d.posts, array[r.post]) as posts,
                                                    coalesce(d.duties, r.duties) as duties
                                                from duty d
                                                join roster r on r.zone = d.zone and r.officer = d.officer
                                                where d.zone = any(cast(:zones as uuid[]))
                                                  and d.from_at <= :at and d.to_at > :at and r.active
                                                order by r.zone, r.officer
                                                """)
                                        .bind("zones", zones.toArray(UUID[]::new))
                                        .bind("at", at)
                                        .map((row, context) -> onDuty(row))
                                        .list());
        return found.stream().sorted((a, b) -> Integer.compare(a.rank(), b.rank())).toList();
    }

    private static OnDuty onDuty(ResultSet row) throws SQLException {
        return new OnDuty(
                row.getObject("zone", UUID.class),
                row.getObject("officer", UUID.class),
                row.getString("post"),
                Set.of((String[]) row.getArray("posts").getArray()),
                Set.of((String[]) row.getArray("duties").getArray()));
    }

    /**
     * How each officer can be told something in private, best first. What a channel can do belongs
     * to (channel, tenant) and is what its best binding states; a channel without a binding reaches
     * nobody.
     */
    public Map<UUID, List<ChatId>> privateWays(Collection<UUID> officers) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        select c.officer, c.channel, c.tenant, c.user_id
                                        from officer_chat c
                                        join lateral (
                                            select min(case b.private_message when 'ALWAYS' then 0
                                                when 'AFTER_OPT_IN' then 1 else 2 end) as effort
                                            from channel_binding b
                                            where b.channel = c.channel and b.tenant = c.tenant
                                              and b.active and b.private_message <> 'NONE'
                                        ) w on w.effort is not null
                                        where c.officer = any(cast(:officers as uuid[]))
                                        order by c.officer, w.effort, c.position, c.channel, c.tenant
                                        """)
                                .bind("officers", officers.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        row.getObject("officer", UUID.class),
                                                        chat(row)))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Map.Entry::getKey,
                                                Collectors.mapping(
                                                        Map.Entry::getValue,
                                                        Collectors.toList()))));
    }

    private static ChatId chat(ResultSet row) throws SQLException {
        return new ChatId(
                row.getString("channel"), row.getString("tenant"), row.getString("user_id"));
    }

    /** Names of officers, for the watch only; who has none is left out. */
    public Map<UUID, String> names(Collection<UUID> officers) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id, name from officer
                                                where id = any(cast(:ids as uuid[])) and name is not null
                                                """)
                                        .bind("ids", officers.toArray(UUID[]::new))
                                        .map(
                                                (row, context) ->
                                                        Map.entry(
                                                                row.getObject("id", UUID.class),
                                                                row.getString("name")))
                                        .list())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
