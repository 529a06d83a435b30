package org.qunli.notice.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who has read what, and which households should have. */
@ApplicationScoped
class Reads {

    /**
     * The households that a notice is for, with whether it came to them: those of the zones it was
     * delivered to, narrowed to its buildings, or those it was said to in private.
     */
    private static final String MEANT =
            """
            with meant as (
                select h.id as household, h.zone, h.label,
                       bool_or(d.state = 'FORWARDED') as forwarded
                from delivery d
                join notice n on n.id = d.notice
                join household h on h.zone = d.zone and h.active
                where d.notice = :notice
                  and (coalesce(jsonb_array_length(n.content #> '{targets,buildings}'), 0) = 0
                       or h.building in (select jsonb_array_elements_text(
                              n.content #> '{targets,buildings}')))
                  and (cast(:zones as uuid[]) is null or d.zone = any (cast(:zones as uuid[])))
                group by h.id, h.zone, h.label
                union
                select h.id, h.zone, h.label, w.state = 'FORWARDED'
                from household_word w join household h on h.id = w.household and h.active
                where w.notice = :notice
                  and (cast(:zones as uuid[]) is null or h.zone = any (cast(:zones as uuid[]))))
            """;

    private final Jdbi jdbi;

    Reads(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where a notice was delivered. */
    record Place(UUID zone, String district, String channel, String tenant) {}

    /** The group that a notice was delivered to, if it was. */
    List<Place> place(UUID notice, UUID binding) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select zone, district, channel, tenant from delivery
                                        where notice = :notice and binding = :binding
                                        """)
                                .bind("notice", notice)
                                .bind("binding", binding)
                                .map(
                                        (row, context) ->
                                                new Place(
                                                        row.getObject("zone", UUID.class),
                                                        row.getString("district"),
                                                        row.getString("channel"),
                                                        row.getString("tenant")))
                                .list());
    }

    /** Stores what is new; answers the zone's households that have read it, and the unknown. */
    ReadsView put(UUID notice, Place place, Set<String> users, Instant now) {
        return jdbi.withHandle(
                handle -> {
                    Integer known =
                            handle.createQuery(
                                            """
                                            with readers as (
                                                select i.user_id, p.household from unnest(cast(:users as text[])) as t (id)
                                                join chat_identity i on i.channel = :channel and i.tenant = :tenant
                                                                        and i.user_id = t.id
                                                join person p on p.id = i.person and p.active and p.zone = :zone
                                                                 and p.household is not null),
                                            stored as (
                                                insert into notice_read (notice, household, zone, at)
                                                select distinct :notice, household, :zone, cast(:now as timestamptz)
                                                from readers order by household
                                                on conflict (notice, household) do nothing)
                                            select count(distinct user_id) from readers
                                            """)
                                    .bind("users", users.toArray(String[]::new))
                                    .bind("channel", place.channel())
                                    .bind("tenant", place.tenant())
                                    .bind("zone", place.zone())
                                    .bind("notice", notice)
                                    .bind("now", now)
                                    .mapTo(Integer.class)
                                    .one();
                    int households =
                            handle.createQuery(
                                            """
                                            select count(*) from notice_read
                                            where notice = :notice and zone = :zone
                                            """)
                                    .bind("notice", notice)
                                    .bind("zone", place.zone())
                                    .mapTo(Integer.class)
                                    .one();
                    return new ReadsView(households, users.size() - known);
                });
    }

    /**
     * Coverage of the zones after that one.
     *
     * @param zones only in these, or in all if null
     */
    List<CoverageView.OfZone> coverage(UUID notice, Set<UUID> zones, UUID after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        MEANT
                                                + """
                                                select m.zone, count(*) as households,
                                                       count(*) filter (where m.forwarded) as forwarded,
                                                       count(r.household) as read
                                                from meant m
                                                left join notice_read r on r.notice = :notice and r.household = m.household
                                                where cast(:after as uuid) is null or m.zone > cast(:after as uuid)
                                                group by m.zone order by m.zone limit :limit
                                                """)
                                .bind("notice", notice)
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("after", after)
                                .bind("limit", limit)
                                .map(
                                        (row, context) ->
                                                new CoverageView.OfZone(
                                                        row.getObject("zone", UUID.class),
                                                        row.getLong("households"),
                                                        row.getLong("forwarded"),
                                                        row.getLong("read")))
                                .list());
    }

    /** All of it together. */
    CoverageView.Numbers sum(UUID notice, Set<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        MEANT
                                                + """
                                                select count(*) as households,
                                                       count(*) filter (where m.forwarded) as forwarded,
                                                       count(r.household) as read
                                                from meant m
                                                left join notice_read r on r.notice = :notice and r.household = m.household
                                                """)
                                .bind("notice", notice)
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                new CoverageView.Numbers(
                                                        row.getLong("households"),
                                                        row.getLong("forwarded"),
                                                        row.getLong("read")))
                                .one());
    }

    /** Households of which nobody has read it, in the order of ids. */
    List<UnreadView> unread(UUID notice, Set<UUID> zones, UUID after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        MEANT
                                                + """
                                                select m.household, m.zone, m.label from meant m
                                                where not exists (select 1 from notice_read r
                                                                  where r.notice = :notice and r.household = m.household)
                                                  and (cast(:after as uuid) is null or m.household > cast(:after as uuid))
                                                order by m.household limit :limit
                                                """)
                                .bind("notice", notice)
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("after", after)
                                .bind("limit", limit)
                                .map(
                                        (row, context) ->
                                                new UnreadView(
                                                        row.getObject("household", UUID.class),
                                                        row.getObject("zone", UUID.class),
                                                        row.getString("label")))
                                .list());
    }
}
