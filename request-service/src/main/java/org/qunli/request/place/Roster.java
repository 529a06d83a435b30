package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Looks up who serves a zone at a moment. */
@ApplicationScoped
public class Roster {

    private final Jdbi jdbi;

    Roster(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Everyone on the zone's roster.
     *
     * @param at the moment for which duty is looked up
     * @param lastShift how long before it a finished shift still counts as served lately
     */
    public List<RosterEntry> of(UUID zoneId, Instant at, Duration lastShift) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select r.officer as officer_id, o.name,
                                               coalesce(i.posts[1], r.post) as post,
                                               coalesce(i.posts, array[r.post]) as posts,
                                               case when i.on_duty then coalesce(i.duties, r.duties)
                                                    else array(select unnest(r.duties)
                                                               union
                                                               select unnest(l.duties) from duty_interval l
                                                               where l.zone = r.zone and l.officer = r.officer
                                                                 and l.from_at <= :at and l.to_at > :lately)
                                               end as duties,
                                               coalesce(i.on_duty, false) as on_duty,
                                               exists (select 1 from duty_interval l
                                                       where l.zone = r.zone and l.officer = r.officer
                                                         and l.from_at <= :at and l.to_at > :lately)
                                                   as served_lately,
                                               coalesce(i.stands_in_for, '{}') as stands_in_for
                                        from roster r
                                        left join officer o on o.id = r.officer
                                        left join lateral (
                                            select true as on_duty, d.posts, d.duties, d.stands_in_for
                                            from duty_interval d
                                            where d.zone = r.zone and d.officer = r.officer
                                              and d.from_at <= :at and d.to_at > :at
                                            order by d.from_at desc limit 1) i on true
                                        where r.zone = :zone and r.active and coalesce(o.active, true)
                                        order by r.officer
                                        """)
                                .bind("zone", zoneId)
                                .bind("at", at)
                                .bind("lately", at.minus(lastShift))
                                .map(ConstructorMapper.of(RosterEntry.class))
                                .list());
    }
}
